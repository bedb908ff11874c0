import assert from 'node:assert/strict';
import { type SolutionMark, solutionMarks } from '../../../src/editor/features/solutionsTree/solutionMarks';
import { shownRoot } from '../../../src/core/model/solutionIdentity';
import { type SolutionSource, solutionFiles } from '../../support/solutionSource';
import { openWorkspace } from '../../support/workspace';
import { yamlSolutionFiles } from '../../support/yamlSolutionSource';

/** The marks of each solution, by its folder. */
async function marks(
  solutions: readonly SolutionSource[],
  more: readonly (readonly [string, string])[] = [],
): Promise<Record<string, string>> {
  const { engine } = await openWorkspace([...solutions.flatMap(solutionFiles), ...more]);
  return Object.fromEntries(
    engine
      .solutions()
      .map((solution) => [
        shownRoot(solution),
        solutionMarks(solution, engine.indexForDisplay(solution)).map(markText).join(', '),
      ]),
  );
}

function markText(mark: SolutionMark): string {
  return mark.kind === 'copy' ? `copy of ${shownRoot(mark.of.source)}` : mark.kind;
}

describe('The marks of a solution in the tree', () => {
  const src: SolutionSource = { root: 'repo/src', version: '1.1' };

  it('say what an older, a newer and an equal copy is a copy of', async () => {
    assert.deepEqual(
      await marks([
        src,
        { root: 'repo/archive', version: '1.0' },
        { root: 'repo/source', version: '1.1' },
        { root: 'repo/managed', version: '1.2', managed: 1 },
      ]),
      { archive: 'copy of src', managed: 'managed, copy of src', source: 'copy of src', src: '' },
    );
  });

  it('are only managed and unmanaged for exports of one version, and nothing for a solution alone', async () => {
    assert.deepEqual(
      await marks([src, { ...src, root: 'repo/managed', managed: 1 }, { root: 'repo/A', uniqueName: 'A' }]),
      {
        A: '',
        managed: 'managed',
        src: '',
      },
    );
  });

  it('say what is not read', async () => {
    const incomplete = solutionFiles(src).filter(([path]) => !path.endsWith('/Customizations.xml'));
    const found = await marks([], [...incomplete, ...yamlSolutionFiles({ uniqueName: 'Other' })]);
    assert.deepEqual(Object.values(found).sort(), ['incomplete', 'notChecked']);
  });
});
