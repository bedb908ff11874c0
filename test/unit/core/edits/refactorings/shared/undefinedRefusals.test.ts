import assert from 'node:assert/strict';
import { planCopy } from '../../../../../../src/core/edits/refactorings/copy/planCopy';
import { planDelete } from '../../../../../../src/core/edits/refactorings/delete/planDelete';
import { planMerge } from '../../../../../../src/core/edits/refactorings/merge/planMerge';
import { planRename } from '../../../../../../src/core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../../../../../src/core/edits/refactorings/rename/planRenameDisplayName';
import type { WorkspaceIndex } from '../../../../../../src/core/model/workspaceIndex';
import { solutionFiles } from '../../../../../support/solutionSource';
import { openWorkspace } from '../../../../../support/workspace';

const torn = 'repo/Torn/Other/Customizations.xml';

async function openIndex(): Promise<WorkspaceIndex> {
  const { engine } = await openWorkspace([
    ...solutionFiles({ references: [{ name: 'cts_mail' }] }),
    ...solutionFiles({ root: 'repo/Base', uniqueName: 'Base' }),
    ...solutionFiles({ root: 'repo/Third', uniqueName: 'Third' }),
    ...solutionFiles({ root: 'repo/Torn', uniqueName: 'Torn' }),
    [torn, '<'],
  ]);
  return engine.index;
}

describe('A reference that is not defined where it is looked for', () => {
  it('may be defined in a file that cannot be read, which is named', async () => {
    const index = await openIndex();
    const refusals = [
      { file: '', reason: { kind: 'notDefined', reference: 'cts_none', known: ['cts_mail'] } },
      { file: torn, reason: { kind: 'fileUnreadable', content: 'definition' } },
    ];
    const logicalName = 'cts_none';
    for (const plan of [
      planRename({ logicalName, newLogicalName: 'cts_new' }, index),
      planRenameDisplayName({ logicalName, newDisplayName: 'New' }, index),
      planDelete({ logicalName, solution: 'repo/Base' }, index),
      planMerge({ sources: [logicalName], target: 'cts_mail' }, index),
      planMerge({ sources: ['cts_mail'], target: logicalName }, index),
      planCopy({ logicalName, from: 'repo/Contoso', to: 'repo/Base', moves: true }, index),
    ]) {
      assert.deepEqual(plan.refusals, refusals);
    }
  });

  it('is looked for in the solution that is named, and who does define it is said', async () => {
    const index = await openIndex();
    const logicalName = 'cts_mail';
    for (const plan of [
      planRename({ logicalName, solution: 'repo/Third', newLogicalName: 'cts_new' }, index),
      planDelete({ logicalName, solution: 'repo/Third' }, index),
      planCopy({ logicalName, from: 'repo/Third', to: 'repo/Base', moves: true }, index),
    ]) {
      assert.deepEqual(plan.refusals, [
        {
          file: 'repo/Third/Other/Customizations.xml',
          reason: {
            kind: 'notDefinedInSolution',
            solution: 'Third',
            reference: 'cts_mail',
            definingSolutions: ['Contoso'],
          },
        },
      ]);
    }
    const { refusals } = planCopy({ logicalName, from: 'repo/Torn', to: 'repo/Base', moves: false }, index);
    assert.deepEqual(
      refusals.map(({ file }) => file),
      [torn],
    );
  });
});
