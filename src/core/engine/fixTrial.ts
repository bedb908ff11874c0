import type { EditOperation } from '../edits/operations/editOperation';
import type { EditRefusalReason } from '../edits/operations/editRefusalReason';
import { isEditRefused } from '../edits/operations/editRefused';
import type { FileEdits } from '../edits/writers/toTextEdits';
import type { FilePath } from '../model/filePath';
import type { Finding } from '../model/finding';
import type { FixAll } from '../rules/fixAll';
import { applyTextEdits } from '../text/textEdit';
import type { Engine } from './engine';
import { findingIdentity } from './findingIdentity';

/** Why a fix is not applied. */
export type FixFault =
  | { readonly kind: 'refused'; readonly file: FilePath; readonly reason: EditRefusalReason }
  /** The finding would be there again after the fix. */
  | { readonly kind: 'stays' }
  /** The fix would cause this error. */
  | { readonly kind: 'newError'; readonly error: Finding };

/** What a trial needs. */
export interface FixTrialParts {
  readonly engine: Pick<Engine, 'findingsWith'>;
  /** Computes the edits of operations. @throws EditRefused if an operation cannot be applied. */
  readonly toEdits: (operations: readonly EditOperation[]) => Promise<readonly FileEdits[]>;
}

export type FixTrial =
  | { readonly plan: readonly FileEdits[]; readonly fault: undefined }
  /** `staying`: the findings that would be there again; empty for other faults. */
  | { readonly fault: FixFault; readonly staying: readonly Finding[] };

/**
 * Applies fixes in memory and checks what depends on them: each fixed finding must be gone, and there must be no new error,
 * such as that a file can no longer be parsed. Nothing is changed.
 */
export async function tryFixes({ operations, fixed }: FixAll, { engine, toEdits }: FixTrialParts): Promise<FixTrial> {
  let plan: readonly FileEdits[];
  try {
    plan = await toEdits(operations);
  } catch (error) {
    if (!isEditRefused(error)) {
      throw error;
    }
    return { fault: { kind: 'refused', file: error.file, reason: error.reason }, staying: [] };
  }
  const texts = new Map(plan.map(({ file, text, edits }) => [file, applyTextEdits(text ?? '', edits)]));
  const findings = await engine.findingsWith(texts);
  if (findings === undefined) {
    return { plan, fault: undefined };
  }
  const { before, after } = findings;
  const left = countBy(after, findingIdentity);
  const allowed = countBy(before, findingIdentity);
  fixed
    .map(findingIdentity)
    .forEach((identity) => allowed.set(identity, Math.max(0, (allowed.get(identity) ?? 0) - 1)));
  const staying = fixed.filter((finding) => {
    const identity = findingIdentity(finding);
    return (left.get(identity) ?? 0) > (allowed.get(identity) ?? 0);
  });
  if (staying.length > 0) {
    return { fault: { kind: 'stays' }, staying };
  }
  const error = newError(before, after);
  return error ? { fault: { kind: 'newError', error }, staying } : { plan, fault: undefined };
}

/**
 * An error of a rule in a file that has more errors of this rule than before. The places are not compared: the place of an
 * error that was there can change.
 */
function newError(before: readonly Finding[], after: readonly Finding[]): Finding | undefined {
  const ruleInFile = ({ ruleId, file }: Finding): string => JSON.stringify([ruleId, file]);
  const errorsOf = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity === 'error');
  const allowed = countBy(errorsOf(before), ruleInFile);
  const known = new Set(before.map(findingIdentity));
  const found = countBy(errorsOf(after), ruleInFile);
  const more = errorsOf(after).filter(
    (error) => (found.get(ruleInFile(error)) ?? 0) > (allowed.get(ruleInFile(error)) ?? 0),
  );
  return more.find((error) => !known.has(findingIdentity(error))) ?? more[0];
}

function countBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of findings.map(keyOf)) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
