import { isInOlderCopy } from '../core/dependencies/solutionCopies';
import { fixMakers } from '../core/edits/fixes/fixMakers';
import type { FileEdits } from '../core/edits/writers/toTextEdits';
import { type ProvenFixes, provenFixes } from '../core/engine/provenFixes';
import { type CheckSubject, subjectFilter } from './checkReport';
import { computeEdits, type EditedWorkspace, type PlannedFile } from './writeOperations';

/** Fixes that were tried, with the files that they change. */
export interface TriedFixes extends ProvenFixes {
  /** The files as they were read for the trial, and their new content. */
  readonly files: readonly PlannedFile[];
}

/**
 * Tries the preferred fixes of the reported findings in memory, and combines those that are right into one edit. Fixes in
 * older copies of a solution, such as an archive, are left out without a word.
 * @param subject Which findings are reported; findings that the command does not report are not fixed.
 */
export async function preferredFixes(workspace: EditedWorkspace, subject: CheckSubject): Promise<TriedFixes> {
  const { engine } = workspace;
  const isReported = subjectFilter(engine, subject);
  const chosen = engine
    .allFindings()
    .filter((finding) => isReported(finding) && !isInOlderCopy(finding.file, engine.index));
  const filesOf = new WeakMap<readonly FileEdits[], readonly PlannedFile[]>();
  const proven = await provenFixes(chosen, {
    engine,
    makers: fixMakers,
    toEdits: async (operations) => {
      const { edits, files } = await computeEdits(operations, workspace);
      filesOf.set(edits, files);
      return edits;
    },
  });
  return { ...proven, files: filesOf.get(proven.plan) ?? [] };
}
