import type { Fix } from '../../../core/edits/fixes/fix';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { Engine } from '../../../core/engine/engine';
import type { Finding } from '../../../core/model/finding';
import { shownFile } from '../../../core/words/shownFile';
import type { EditRunner } from '../../host/editRunner';
import type { EditsLoader } from '../edits/editsLoader';

/** The message that says why a fix is not applied. */
export interface RefusedFix {
  readonly refusal: string;
}

interface TryFixServices {
  readonly engine: Engine;
  readonly runner: EditRunner;
  readonly edits: EditsLoader;
}

/** Tries a fix in memory. @returns Its edits; a message if the fix is refused, or breaks the law of fixes. */
export async function tryFix(
  { fix, finding }: { readonly fix: Pick<Fix, 'operations'>; readonly finding: Finding },
  { engine, runner, edits }: TryFixServices,
): Promise<{ readonly plan: readonly FileEdits[] } | RefusedFix> {
  const { editRefusalWords, fixFaultWords, tryFixes } = await edits.load();
  const trial = await tryFixes(
    { operations: fix.operations, fixed: [finding] },
    { engine, toEdits: (operations) => runner.toTextEdits(operations) },
  );
  if (!trial.fault) {
    return { plan: trial.plan };
  }
  const { fault } = trial;
  return {
    refusal:
      fault.kind === 'refused'
        ? runner.refusalText(fault.file, editRefusalWords(fault.reason))
        : runner.refusalText(finding.file, fixFaultWords(fault, shownFile)),
  };
}
