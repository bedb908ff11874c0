import type { FixMakers } from '../edits/fixes/fixMakers';
import { isEditRefused } from '../edits/operations/editRefused';
import type { FileEdits } from '../edits/writers/toTextEdits';
import type { Finding } from '../model/finding';
import type { FixAll } from '../rules/fixAll';
import type { Engine } from './engine';
import { type FixFault, type FixTrialParts, tryFixes } from './fixTrial';

export interface LeftOutFix {
  readonly finding: Finding;
  readonly fault: FixFault;
}

/** The fixes that were tried and keep the law of fixes (docs/architecture.md#the-law-of-fixes), as one edit. */
export interface ProvenFixes extends FixAll {
  readonly plan: readonly FileEdits[];
  readonly leftOut: readonly LeftOutFix[];
  /** Findings whose fix is right alone, but not together with the others. They can be fixed after these. */
  readonly later: readonly Finding[];
}

interface ProvenFixesParts extends FixTrialParts {
  readonly engine: Pick<Engine, 'fixAll' | 'findingsWith'>;
  readonly makers: FixMakers;
}

type Trial =
  | { readonly fixes: FixAll; readonly plan: readonly FileEdits[]; readonly fault: undefined }
  /** `suspects`: the findings whose fixes can have the fault. */
  | { readonly fault: FixFault; readonly suspects: readonly Finding[] };

/**
 * Tries the preferred fixes of findings in memory before anything is changed. A fix after which its finding is still
 * there, which causes an error, or which is refused, is left out, so that it stops no other fix.
 * @param chosen The findings to fix.
 */
export async function provenFixes(chosen: readonly Finding[], parts: ProvenFixesParts): Promise<ProvenFixes> {
  const leftOut: LeftOutFix[] = [];
  const suspects: Finding[] = [];
  let accepted: readonly Finding[] = parts.engine.fixAll(chosen, parts.makers).fixed;
  let trial = await tryAll(accepted, parts);
  if (trial.fault?.kind === 'refused') {
    accepted = await notRefusedAlone(accepted, parts, leftOut);
    trial = await tryAll(accepted, parts);
  }
  // Mostly all fixes are right. If not, set aside all that can be at fault, and look at these in halves.
  while (trial.fault) {
    const set = new Set(trial.suspects);
    trial.suspects.forEach((finding) => suspects.push(finding));
    accepted = accepted.filter((finding) => !set.has(finding));
    trial = await tryAll(accepted, parts);
  }
  const right: (readonly Finding[])[] = [];
  const groups: (readonly Finding[])[] = suspects.length === 0 ? [] : [suspects];
  for (let group = groups.pop(); group; group = groups.pop()) {
    const [first] = group;
    const { fault } = await tryAll(group, parts);
    if (!fault) {
      right.push(group);
    } else if (first && group.length === 1) {
      leftOut.push({ finding: first, fault });
    } else {
      const half = Math.ceil(group.length / 2);
      groups.push(group.slice(half), group.slice(0, half));
    }
  }
  // What is right alone is mostly right with the others, too. If it is not, only what is added is at fault.
  const together = right.length === 0 ? trial : await tryAll([...accepted, ...right.flat()], parts);
  if (!together.fault) {
    return { ...together.fixes, plan: together.plan, leftOut, later: [] };
  }
  const later: Finding[] = [];
  for (const group of right) {
    const added = await tryAll([...accepted, ...group], parts);
    if (added.fault) {
      group.forEach((finding) => later.push(finding));
    } else {
      accepted = [...accepted, ...group];
      trial = added;
    }
  }
  return { ...trial.fixes, plan: trial.plan, leftOut, later };
}

/** The findings whose fix alone is not refused. The others, such as those in a file that is read-only, are left out. */
async function notRefusedAlone(
  findings: readonly Finding[],
  { engine, makers, toEdits }: ProvenFixesParts,
  leftOut: LeftOutFix[],
): Promise<readonly Finding[]> {
  const fixable: Finding[] = [];
  for (const finding of findings) {
    try {
      await toEdits(engine.fixAll([finding], makers).operations);
      fixable.push(finding);
    } catch (error) {
      if (!isEditRefused(error)) {
        throw error;
      }
      leftOut.push({ finding, fault: { kind: 'refused', file: error.file, reason: error.reason } });
    }
  }
  return fixable;
}

async function tryAll(chosen: readonly Finding[], { engine, makers, toEdits }: ProvenFixesParts): Promise<Trial> {
  const fixes = engine.fixAll(chosen, makers);
  const trial = await tryFixes(fixes, { engine, toEdits });
  if (!trial.fault) {
    return { ...trial, fixes };
  }
  const { fault, staying } = trial;
  if (fault.kind === 'stays') {
    return { fault, suspects: staying };
  }
  const file = fault.kind === 'refused' ? fault.file : fault.error.file;
  const touching = chosen.filter((finding) =>
    engine.fixAll([finding], makers).operations.some((operation) => operation.file === file),
  );
  // If no single fix can be blamed, it can be any of them.
  return { fault, suspects: touching.length > 0 ? touching : chosen };
}
