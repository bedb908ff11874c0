import type { Fix } from '../../../core/edits/fixes/fix';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { Engine } from '../../../core/engine/engine';
import type { Finding } from '../../../core/model/finding';
import { shownFile } from '../../../core/words/shownFile';
import type { EditRunner } from '../../host/editRunner';
import type { tryFixes } from '../../../core/engine/fixTrial';
import type { editRefusalWords } from '../../../core/words/editRefusalWords';
import type { fixFaultWords } from '../../../core/words/fixFaultWords';

/** The message that says why a fix is not applied. */
export interface RefusedFix {
  readonly refusal: string;
}

interface TryFixServices {
  readonly engine: Engine;
  readonly runner: EditRunner;
  /** The functions for it, which are in the bundle of edits. */
  readonly tools: {
    readonly editRefusalWords: typeof editRefusalWords;
    readonly fixFaultWords: typeof fixFaultWords;
    readonly tryFixes: typeof tryFixes;
  };
}

/** Tries a fix in memory. @returns Its edits; a message if the fix is refused, or breaks the law of fixes. */
export async function tryFix(
  { fix, finding }: { readonly fix: Pick<Fix, 'operations'>; readonly finding: Finding },
  { engine, runner, tools }: TryFixServices,
): Promise<{ readonly plan: readonly FileEdits[] } | RefusedFix> {
  const trial = await tools.tryFixes(
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
        ? runner.refusalText(fault.file, tools.editRefusalWords(fault.reason))
        : runner.refusalText(finding.file, tools.fixFaultWords(fault, shownFile)),
  };
}
