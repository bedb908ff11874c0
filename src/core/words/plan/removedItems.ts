import type { ImportPlan, RemovedReference } from '../../plan/importPlan';
import { agree } from '../../text/countOf';
import { groupBy } from '../../text/groupBy';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';
import { referenceUserWords } from './referenceUserWords';

/**
 * The connection references that settings files still have entries for but no solution defines any more. An upgrade
 * deletes them, or fails if something still uses them; an update leaves them in the environment.
 */
export function removedItems({ removedReferences, importMode }: ImportPlan): OutlineItem[] {
  const rest =
    'The upgrade may delete more references: Connref can list only references that a settings file still has an entry for.';
  const alike = groupBy(removedReferences, ({ outcome, usedBy, files }) => JSON.stringify([outcome, usedBy, files]));
  return [
    ...[...alike.values()].flatMap(([first, ...others]) => (first ? [removedItem(first, others)] : [])),
    ...(importMode === 'upgrade' ? [outlineItem('info', rest)] : []),
  ];
}

function removedItem(first: RemovedReference, others: readonly RemovedReference[]): OutlineItem {
  const { outcome, usedBy, files } = first;
  const count = others.length + 1;
  const names = listed([first, ...others].map(({ reference }) => reference));
  const them = agree(count, 'it', 'them');
  const why = `if an earlier version of a solution had ${them}: no solution defines ${them} any more.`;
  const advice = `Remove ${agree(count, 'its entry', 'their entries')} from ${listed(files)}.`;
  switch (outcome) {
    case 'blocked':
      return outlineItem('error', `${names} cannot be deleted, because ${referenceUserWords(usedBy, them)}.`);
    case 'deleted':
      return outlineItem('info', `${names} ${agree(count, 'is', 'are')} deleted ${why}`, [advice]);
    case 'staysBehind':
      return outlineItem('info', `${names} ${agree(count, 'stays', 'stay')} in the environment ${why}`, [
        usedBy.length === 0 ? advice : `${referenceUserWords(usedBy, them)}.`,
      ]);
  }
}
