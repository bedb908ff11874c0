import { isEditRefused } from '../core/edits/editRefused';
import { fixMakers } from '../core/edits/fixMakers';
import type { Engine } from '../core/engine/engine';
import type { FilePath } from '../core/model/filePath';
import type { Finding } from '../core/model/finding';
import { type FixAll, fixAll } from '../core/rules/fixAll';
import type { NodeFileTree } from '../platform/nodeFileTree';
import { CommandError } from './commandError';
import { planFiles, writeFiles } from './writeOperations';

/** A repair may call for another: a reference that is defined now lacks an entry in settings files. */
const mostRounds = 5;

/**
 * Applies the preferred fix of each finding that has one, until none is left, and lets the engine read the changed files again.
 * @param isMeant Whether a finding is one of those that the command is about.
 */
export async function writePreferredFixes(
  engine: Engine,
  tree: NodeFileTree,
  isMeant: (finding: Finding) => boolean,
): Promise<{ fixed: FixAll['fixed']; files: readonly FilePath[] }> {
  const fixed: Finding[] = [];
  const files = new Set<FilePath>();
  for (let round = 0; round < mostRounds; round += 1) {
    const done = await writeOneRound(engine, tree, isMeant).catch((error: unknown) => {
      // What was repaired stays, and is reported. What is left is found again, and its own round says why it cannot be.
      if (round > 0 && (isEditRefused(error) || error instanceof CommandError)) {
        return { fixed: [], files: [] };
      }
      throw error;
    });
    if (done.fixed.length === 0) {
      break;
    }
    fixed.push(...done.fixed);
    done.files.forEach((file) => files.add(file));
  }
  return { fixed, files: [...files] };
}

async function writeOneRound(
  engine: Engine,
  tree: NodeFileTree,
  isMeant: (finding: Finding) => boolean,
): ReturnType<typeof writePreferredFixes> {
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
