import { fixMakers } from '../core/edits/fixMakers';
import type { Engine } from '../core/engine/engine';
import type { FilePath } from '../core/model/filePath';
import type { Finding } from '../core/model/finding';
import { type FixAll, fixAll } from '../core/rules/fixAll';
import type { NodeFileTree } from '../platform/nodeFileTree';
import { planFiles, writeFiles } from './writeOperations';

/**
 * Applies the preferred fix of each finding that has one, and lets the engine read the changed files again.
 * @param isMeant Whether a finding is one of those that the command is about.
 */
export async function writePreferredFixes(
  engine: Engine,
  tree: NodeFileTree,
  isMeant: (finding: Finding) => boolean,
): Promise<{ fixed: FixAll['fixed']; files: readonly FilePath[] }> {
  const findings = engine.filesWithFindings().flatMap((file) => engine.findings(file));
  const unreadable = new Set(findings.filter(({ ruleId }) => ruleId === 'unreadable-file').map(({ file }) => file));
  // What cannot be decoded cannot be written back, and must not keep the others from being repaired.
  const repairable = findings.filter(
    (finding) =>
      isMeant(finding) &&
      !unreadable.has(finding.file) &&
      !unreadable.has(engine.index.solutionOf(finding.file)?.customizationsFile ?? ''),
  );
  const { operations, fixed } = fixAll(repairable, engine.index, fixMakers);
  const planned = await planFiles(operations, engine, tree);
  await writeFiles(planned, engine);
  return { fixed, files: planned.map(({ file }) => file) };
}
