import assert from 'node:assert/strict';
import { preferredFixes } from '../../../src/cli/preferredFixes';
import { raw, type SolutionSource, solutionFiles } from '../../support/solutionSource';
import { openWorkspace } from '../../support/workspace';

describe('check --fix', () => {
  const source: SolutionSource = {
    root: 'repo/src',
    version: '1.1',
    references: [{ name: 'cts_mail' }],
    flows: [{ name: 'Send', entries: { mail: raw() } }],
  };
  const archive: SolutionSource = { ...source, root: 'repo/archive', version: '1.0' };

  async function fixedIn(...solutions: SolutionSource[]): Promise<string[]> {
    const { engine } = await openWorkspace(solutions.flatMap(solutionFiles));
    const { fixed, operations } = preferredFixes(engine, () => true);
    assert.equal(operations.length, fixed.length);
    return fixed.map(({ file }) => file.split('/')[1] ?? '');
  }

  it('leaves older copies of a solution alone', async () => {
    assert.deepEqual(await fixedIn(source, archive), ['src']);
  });

  it('fixes the copy if it is read alone, or is as new as the source', async () => {
    assert.deepEqual(await fixedIn(archive), ['archive']);
    assert.deepEqual(await fixedIn(source, { ...archive, version: '1.1' }), ['archive', 'src']);
  });

  it('fixes flows beside a desktop flow whose list has an unknown form', async () => {
    const robot = { name: 'Robot', id: '0f000000-0000-4000-8000-000000000078', category: '6', desktopReferences: [] };
    const files = solutionFiles({ ...source, layout: 'export', flows: [...(source.flows ?? []), robot] }).map(
      ([path, text]) => [path, text.replace('>[]</ConnectionReferences>', '>{}</ConnectionReferences>')] as const,
    );
    const { engine } = await openWorkspace(files);
    assert.ok(engine.findings('repo/src/customizations.xml').some(({ ruleId }) => ruleId === 'unreadable-file'));
    assert.equal(preferredFixes(engine, () => true).fixed.length, 1);
  });
});
