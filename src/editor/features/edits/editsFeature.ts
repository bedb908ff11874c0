import { fixMakers } from '../../../core/edits/fixes/fixMakers';
import { toTextEdits } from '../../../core/edits/writers/toTextEdits';
import { editRefusalWords } from '../../../core/words/editRefusalWords';
import { applyFix } from '../quickFixes/applyFix';
import { runReferenceAction } from '../references/runReferenceAction';

/** All that works out changes of files: fixes, refactorings, and the text edits of both. */
export const editsFeature = { applyFix, editRefusalWords, fixMakers, toTextEdits, runReferenceAction } as const;

export type EditsFeature = typeof editsFeature;
