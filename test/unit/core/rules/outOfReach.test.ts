import assert from 'node:assert/strict';
import type { Engine } from '../../../../src/core/engine/engine';
import { newEngine } from '../../../support/newEngine';
import { defaultFolderSettings } from '../../../../src/core/engine/folderState';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import { ArchiveFileTree } from '../../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { bound, raw, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { graveFindings } from '../../../support/workspace';
import { solutionInZip, zipOf } from '../../../support/zips';

const flows = [{ name: 'Send', entries: { mail: raw() } }];
const managed: SolutionSource = { root: 'repo/Managed', managed: 1, flows };

async function open(...files: (readonly [string, string | Uint8Array])[]) {
  const tree = new MemoryFileTree(files);
  const engine = newEngine({ files: new ArchiveFileTree(tree) });
  engine.setFolder('repo', { ...defaultFolderSettings, checkZips: true });
  await engine.settle();
  return { engine, tree };
}

/** What the finding in the solution that cannot be edited says of it. */
function note(engine: Engine): string | undefined {
  const finding = graveFindings(engine).find(({ file }) => !file.startsWith('repo/Contoso'));
  assert.ok(finding);
  assert.ok(
    fixesOf(finding, engine.index, fixMakers).every(({ operations }) => operations[0]?.kind === 'ignoreFinding'),
  );
  return /This file is in .*/.exec(finding.message)?.[0];
}

describe('A finding in a solution that is not edited', () => {
  it('is repaired by no maker of fixes, in a zip as in a managed export', async () => {
    const references = [{ name: 'cts_mail' }, { name: 'cts_post' }];
    const entries = { mail: raw(), post: bound('cts_post'), gone: bound('cts_gone') };
    const source: SolutionSource = { references, flows: [{ name: 'Send', entries }] };
    const { engine } = await open(
      ...solutionFiles(source),
      ...solutionFiles({ ...source, root: 'repo/Managed', managed: 1 }),
      solutionInZip('repo/out/Contoso.zip', source),
    );
    const made = engine.index.solutions().map(({ root, flows }) => {
      const [file = ''] = flows.keys();
      const fixes = [
        ...fixMakers.bindToReferenceFixes(file, 'mail', engine.index),
        ...fixMakers.bindToOtherFixes(file, 'post', engine.index),
        ...fixMakers.defineHereFixes(file, 'gone', true, engine.index),
        ...fixMakers.removeUnusedEntryFix(file, 'mail', engine.index),
      ];
      return [root, fixes.length > 0];
    });
    assert.deepEqual(made, [
      ['repo/Contoso', true],
      ['repo/Managed', false],
      ['repo/out/Contoso.zip!', false],
    ]);
  });

  it('says so in a managed export, and where the source is once the workspace has it', async () => {
    const { engine, tree } = await open(...solutionFiles(managed));
    assert.equal(
      note(engine),
      "This file is in a managed export, so it can't be edited. Fix the solution in the environment that it was exported from, and export the solution again.",
    );
    solutionFiles({ flows }).forEach(([file, text]) => {
      tree.write(file, text);
      engine.noteChanged(file);
    });
    await engine.settle();
    assert.equal(
      note(engine),
      "This file is in a managed export, so it can't be edited. Fix the solution in its source, Contoso, and export the solution again.",
    );
    solutionFiles({ flows }).forEach(([file]) => {
      tree.delete(file);
      engine.noteDeleted(file);
    });
    await engine.settle();
    assert.match(note(engine) ?? '', /in the environment that it was exported from/);
  });

  it('says the same in a zip', async () => {
    const zip = zipOf(
      Object.fromEntries(
        solutionFiles({ root: '', layout: 'export', flows }).map(([path, text]) => [path.slice(1), text]),
      ),
    );
    const alone = await open(['repo/out.zip', zip]);
    assert.equal(
      note(alone.engine),
      "This file is in a zip, so it can't be edited. Fix the solution in the environment that it was exported from, and export the solution again.",
    );
    const { engine } = await open(['repo/out.zip', zip], ...solutionFiles({ flows }));
    assert.equal(
      note(engine),
      "This file is in a zip, so it can't be edited. Fix the solution in its source, Contoso, and export the solution again.",
    );
  });

  it('names no source that is another solution, or a managed export too', async () => {
    for (const other of [{ uniqueName: 'Fabrikam' }, { managed: 1 as const }]) {
      const { engine } = await open(...solutionFiles(managed), ...solutionFiles({ ...other, flows }));
      assert.match(note(engine) ?? '', /in the environment that it was exported from/);
    }
  });

  it('says nothing in what can be edited', async () => {
    const { engine } = await open(...solutionFiles({ flows }), ...solutionFiles(managed));
    const messages = graveFindings(engine).filter(({ file }) => file.startsWith('repo/Contoso'));
    assert.ok(messages.length > 0 && messages.every(({ message }) => !message.includes('This file is in')));
  });
});
