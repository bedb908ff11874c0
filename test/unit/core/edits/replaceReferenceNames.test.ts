import assert from 'node:assert/strict';
import { planMerge } from '../../../../src/core/edits/references/planMerge';
import { planRename } from '../../../../src/core/edits/references/planRename';
import { applyOperations } from '../../../support/fixLaw';
import { type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

describe('Names in agents, canvas apps and Solution.xml', () => {
  describe('two canvas apps in one export', () => {
    const app = (name: string): string =>
      `<CanvasApp><Name>${name}</Name><DisplayName>${name}</DisplayName><ConnectionReferences>{"x":{"xrmConnectionReferenceLogicalName":"cts_mail"}}</ConnectionReferences></CanvasApp>`;
    const source: SolutionSource = {
      layout: 'export',
      references: [{ name: 'cts_mail' }, { name: 'cts_post' }],
    };
    const files = solutionFiles(source).map(([file, text]): [string, string] => [
      file,
      text.replace(
        '<connectionreferences>',
        `<CanvasApps>${app('cts_a')}${app('cts_b')}</CanvasApps>\n  <connectionreferences>`,
      ),
    ]);

    it('are renamed and merged together', async () => {
      const { engine, tree } = await openWorkspace(files);
      for (const { operations } of [
        planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_new' }, engine.index),
        planMerge({ from: ['cts_mail'], into: 'cts_post' }, engine.index),
      ]) {
        const { after } = await applyOperations(operations, tree);
        const reread = await openWorkspace(after);
        assert.equal(reread.engine.index.usersOf('cts_mail').size, 0);
        const [solution] = reread.engine.index.solutions();
        assert.equal(new Set(solution?.canvasApps.flatMap(({ references }) => references)).size, 1);
        assert.equal(solution?.canvasApps.length, 2);
      }
    });

    it('refuse while the name is inside the .msapp of either', async () => {
      for (const name of ['cts_a', 'cts_b']) {
        const packed = `repo/Contoso/CanvasApps/${name}_DocumentUri.msapp`;
        const { engine, tree } = await openWorkspace([...files, [packed, 'PK']]);
        const { operations } = planRename({ logicalName: 'cts_mail', newLogicalName: 'cts_new' }, engine.index);
        await assert.rejects(applyOperations(operations, tree), { name: 'EditRefused', file: packed });
      }
    });
  });
});
