import type { ImportPlan, RemovedReference } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';
import { referenceUserWords } from './referenceUserWords';

/** What an upgrade deletes, or an update leaves behind. */
export function removedItems({ removedReferences, importMode }: ImportPlan): OutlineItem[] {
  const rest =
    'What else the upgrade deletes cannot be known from the source: only what a settings file still names shows here.';
  return [...removedReferences.map(removedItem), ...(importMode === 'upgrade' ? [outlineItem('info', rest)] : [])];
}

function removedItem({ reference, outcome, usedBy, files }: RemovedReference): OutlineItem {
  const advice = `Remove its entry from ${listed(files)}.`;
  switch (outcome) {
    case 'blocked':
      return outlineItem('error', `${reference} cannot be deleted: ${referenceUserWords(usedBy)}.`);
    case 'deleted':
      return outlineItem(
        'info',
        `${reference} is deleted, if an earlier version brought it: no solution defines it any more.`,
        [advice],
      );
    case 'staysBehind':
      return outlineItem(
        'info',
        `${reference} stays, if an earlier version brought it: no solution defines it any more.`,
        [usedBy.length === 0 ? advice : `${referenceUserWords(usedBy)}.`],
      );
  }
}
