import type { ImportPlan, RemovedReference } from '../../plan/importPlan';
import { agree } from '../../text/countOf';
import { groupBy } from '../../text/groupBy';
import { listed, listedFirst } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';
import { referenceUserWords } from './referenceUserWords';

/**
 * The connection references that no solution defines any more. An upgrade deletes them, or fails if something still uses
 * them; an update leaves them in the environment.
 */
export function removedItems(plan: ImportPlan): OutlineItem[] {
  const { removedReferences } = plan;
  const alike = groupBy(removedReferences, (removed) => JSON.stringify({ ...removed, reference: '' }));
  return [
    ...[...alike.values()].flatMap(([first, ...others]) => (first ? [removedItem(first, others)] : [])),
    ...unknownItems(plan),
  ];
}

/** What an upgrade deletes is known only of solutions whose earlier release is known. */
function unknownItems({ importMode, removedReferences, solutions, withoutBase }: ImportPlan): OutlineItem[] {
  const managed = solutions.filter((each) => each.managed).map(({ solution }) => solution);
  const unknown = managed.filter((solution) => withoutBase.includes(solution));
  if (importMode !== 'upgrade' || unknown.length === 0) {
    return [];
  }
  const upgrade = unknown.length === managed.length ? 'The upgrade' : `The upgrade of ${listedFirst(unknown, 3)}`;
  const [what, those] = removedReferences.every(({ owner }) => owner !== null)
    ? ['references', 'those']
    : ['more references', 'references'];
  return [
    outlineItem(
      'info',
      `${upgrade} may delete ${what}: Connref can list only ${those} that a settings file still has an entry for.`,
    ),
  ];
}

function removedItem(first: RemovedReference, others: readonly RemovedReference[]): OutlineItem {
  const { outcome, owner, usedBy, installedUsers, files } = first;
  const count = others.length + 1;
  const names = listed([first, ...others].map(({ reference }) => reference));
  const them = agree(count, 'it', 'them');
  const why =
    owner === null
      ? `if an earlier version of a solution had ${them}: no solution defines ${them} any more.`
      : `because ${owner} does not define ${them} any more.`;
  const advice =
    files.length === 0 ? [] : [`Remove ${agree(count, 'its entry', 'their entries')} from ${listed(files)}.`];
  switch (outcome) {
    case 'blocked':
      return outlineItem(
        'error',
        `${names} cannot be deleted, because ${referenceUserWords([...usedBy, ...installedUsers], them)}${usedBy.length === 0 ? ' in the release that is there' : ''}.`,
      );
    case 'deleted':
      return outlineItem('info', `${names} ${agree(count, 'is', 'are')} deleted ${why}`, advice);
    case 'staysBehind':
      return outlineItem(
        'info',
        `${names} ${agree(count, 'stays', 'stay')} in the environment${owner === null ? ` ${why}` : `, although ${owner} does not define ${them} any more.`}`,
        usedBy.length === 0 ? advice : [`${referenceUserWords(usedBy, them)}.`],
      );
  }
}
