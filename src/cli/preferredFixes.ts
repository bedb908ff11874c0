import { fixMakers } from '../core/edits/fixes/fixMakers';
import type { Engine } from '../core/engine/engine';
import type { Finding } from '../core/model/finding';
import { type FixAll, fixAll } from '../core/rules/fixAll';

/**
 * The preferred fix of each finding that has one, as one edit.
 * @param isMeant Whether a finding is one of those that the command is about.
 */
export function preferredFixes(engine: Engine, isMeant: (finding: Finding) => boolean): FixAll {
  const findings = engine.filesWithFindings().flatMap((file) => engine.findings(file));
  const unreadable = new Set(findings.filter(({ ruleId }) => ruleId === 'unreadable-file').map(({ file }) => file));
  // What cannot be decoded cannot be written back, and must not keep the others from being repaired.
  const repairable = findings.filter(
    (finding) =>
      isMeant(finding) &&
      !unreadable.has(finding.file) &&
      !unreadable.has(engine.index.solutionOf(finding.file)?.customizationsFile ?? ''),
  );
  return fixAll(repairable, engine.index, fixMakers);
}
