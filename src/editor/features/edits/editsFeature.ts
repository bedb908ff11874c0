import { fixMakers } from '../../../core/edits/fixes/fixMakers';
import { toTextEdits } from '../../../core/edits/writers/toTextEdits';
import { tryFixes } from '../../../core/engine/fixTrial';
import { provenFixes } from '../../../core/engine/provenFixes';
import { editRefusalWords } from '../../../core/words/editRefusalWords';
import { fixFaultWords } from '../../../core/words/fixFaultWords';
import { applyFix } from '../quickFixes/applyFix';
import { runReferenceAction } from '../references/runReferenceAction';
import { symbolRename } from '../references/symbolRename';

/**
 * The code that changes files: fixes, refactorings, and their text edits. It is a separate bundle, so that a window which only
 * shows findings does not load it.
 */
export const editsFeature = {
  applyFix,
  editRefusalWords,
  fixFaultWords,
  fixMakers,
  provenFixes,
  toTextEdits,
  tryFixes,
  runReferenceAction,
  symbolRename,
} as const;

export type EditsFeature = typeof editsFeature;
