import { isInOlderCopy } from '../core/dependencies/solutionCopies';
import { fixMakers } from '../core/edits/fixes/fixMakers';
import type { Engine } from '../core/engine/engine';
import type { Finding } from '../core/model/finding';
import type { FixAll } from '../core/rules/fixAll';

/**
 * The preferred fixes of the reported findings, combined into one edit. Fixes that might change a file that Connref
 * cannot read are left out, and so are fixes in older copies of a solution, such as an archive.
 * @param isReported Whether the command reports a finding; findings that it does not report are not fixed.
 */
export function preferredFixes(engine: Engine, isReported: (finding: Finding) => boolean): FixAll {
  const findings = engine.filesWithFindings().flatMap((file) => engine.findings(file));
  const unreadable = new Set(
    findings
      .filter(({ ruleId, messageId }) => ruleId === 'unreadable-file' && messageId !== 'unknownForm')
      .map(({ file }) => file),
  );
  // A file that cannot be read or decoded cannot be written back. If one fix changed such a file, all fixes would fail.
  const fixable = findings.filter(
    (finding) =>
      isReported(finding) &&
      !isInOlderCopy(finding.file, engine.index) &&
      !unreadable.has(finding.file) &&
      !unreadable.has(engine.index.solutionOf(finding.file)?.customizationsFile ?? ''),
  );
  return engine.fixAll(fixable, fixMakers);
}
