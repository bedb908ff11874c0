import { isInOlderCopy } from '../core/dependencies/solutionCopies';
import { fixMakers } from '../core/edits/fixes/fixMakers';
import { type ProvenFixes, provenFixes } from '../core/engine/provenFixes';
import { type CheckSubject, subjectFilter } from './checkReport';
import { computeEdits, type EditedWorkspace } from './writeOperations';

/**
 * Tries the preferred fixes of the reported findings in memory, and combines those that are right into one edit. Fixes in
 * older copies of a solution, such as an archive, are left out without a word.
 * @param subject Which findings are reported; findings that the command does not report are not fixed.
 */
export function preferredFixes(workspace: EditedWorkspace, subject: CheckSubject): Promise<ProvenFixes> {
  const { engine } = workspace;
  const isReported = subjectFilter(engine, subject);
  const chosen = engine
    .allFindings()
    .filter((finding) => isReported(finding) && !isInOlderCopy(finding.file, engine.index));
  return provenFixes(chosen, {
    engine,
    makers: fixMakers,
    toEdits: async (operations) => (await computeEdits(operations, workspace)).edits,
  });
}
