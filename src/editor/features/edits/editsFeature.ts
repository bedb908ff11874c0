import { fixMakers } from '../../../core/edits/fixes/fixMakers';
import { planEdits } from '../../../core/edits/writers/planEdits';
import { applyFix } from '../quickFixes/applyFix';
import { runReferenceAction } from '../references/runReferenceAction';

/** All that works out changes of files: fixes, refactorings, and the text edits of both. */
export const editsFeature = { applyFix, fixMakers, planEdits, runReferenceAction } as const;

export type EditsFeature = typeof editsFeature;
