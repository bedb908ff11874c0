import { type Severity, severities } from '../core/model/finding';
import { type CheckReport, type CheckSubject, reaches, reportCheck } from './checkReport';
import { CommandError } from './commandError';
import { configProblems } from './configProblems';
import { configsNotInForce } from './configsNotInForce';
import { applyFixes, fixesLeft, previewFixes } from './fixFindings';
import { firstOf } from './firstOf';
import { formatJson } from './formats/jsonFormat';
import { formatText } from './formats/textFormat';
import { noSolution } from './noSolution';
import { painter } from './painter';
import { readArguments } from './readArguments';
import { openWorkspace, readFolders } from './workspace';
import { countOf, agree } from '../core/text/countOf';

const optionsUsage = `  --format text|json    What is printed (default: text)
  --fix                 Applies the preferred fix of each finding that has one
  --dry-run             With --fix: changes nothing, and prints what would change; the exit code is 1 when something would
  --zips                Checks solution exports that are zip files too; they are never changed
  --threshold error|warning|information|hint
                        The weakest finding that makes the exit code 1 (default: error)`;

export const checkUsage = `connref check [folder…] [options]

Checks the unpacked solutions below the folders (default: the working folder), and their deployment settings files.
The .connref.json of each of these folders is read, and none above or below them. Without a solution the exit code is 2.

${optionsUsage}`;

export const settingsCheckUsage = `connref settings check [folder…] [options]

Checks the deployment settings files below the folders (default: the working folder) alone, and the .connref.json of each of
these folders; none above or below them is read.

${optionsUsage}`;

interface CheckOptions {
  readonly folders: readonly string[];
  readonly format: 'text' | 'json';
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly zips: boolean;
  readonly threshold: Severity;
}

/**
 * Runs `connref check`, or `connref settings check` of what is wrong with settings files alone.
 * @returns The exit code: 0 clean, 1 findings at or over the threshold, or something that `--fix` would change where it is only
 * asked, 2 no solution, whatever else there is; settings files can be checked without one.
 */
export async function checkCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
  about: CheckSubject = 'everything',
): Promise<number> {
  const { folders, format, fix, dryRun, zips, threshold } = readOptions(args);
  const workspace = await openWorkspace(folders, { zips });
  errors.write(configsNotInForce(workspace));
  const { engine, shownPath } = workspace;
  if (about === 'settings') {
    errors.write(await configProblems(workspace));
  }
  const settingsFiles = engine.index.settings().length;
  const isNothingChecked = engine.index.solutions().length === 0 && (about === 'everything' || settingsFiles === 0);
  if (dryRun) {
    if (isNothingChecked) {
      throw new CommandError(noSolution);
    }
    const { text, wouldChange } = await previewFixes(workspace, about, painter(output));
    output.write(text);
    return wouldChange ? 1 : 0;
  }
  if (fix) {
    errors.write(await applyFixes(workspace, about));
  }
  const report = await reportCheck(engine, shownPath, about);
  errors.write(
    notRead(report, format)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (isNothingChecked && report.leftOut.length + report.findings.length + settingsFiles === 0) {
    throw new CommandError(noSolution);
  }
  output.write(format === 'json' ? formatJson(report) : formatText(report, painter(output)));
  if (isNothingChecked && format === 'json') {
    errors.write(`${noSolution}\n`);
  }
  if (fix) {
    errors.write(fixesLeft(workspace, about));
  }
  return isNothingChecked ? 2 : exitCode(report, threshold);
}

function readOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    fix: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    zips: { type: 'boolean' },
    threshold: { type: 'string' },
  });
  const { format = 'text', threshold = 'error', fix = false, zips = false, 'dry-run': dryRun = false } = values;
  if (format !== 'text' && format !== 'json') {
    throw new CommandError(`There is no format “${format}”: text or json.`);
  }
  if (dryRun && !fix) {
    throw new CommandError('--dry-run goes with --fix: without it nothing is changed anyway.');
  }
  if (dryRun && format === 'json') {
    throw new CommandError('--dry-run prints text alone: what would change is no finding.');
  }
  const known = severities.find((severity) => severity === threshold);
  if (known === undefined) {
    throw new CommandError(`There is no severity “${threshold}”: error, warning, information or hint.`);
  }
  return { folders: readFolders(positionals), format, fix, dryRun, zips, threshold: known };
}

function exitCode({ findings }: CheckReport, threshold: Severity): number {
  return findings.some(({ severity }) => reaches(severity, threshold)) ? 1 : 0;
}

/** What a person who sees no finding must not take for clean. */
function notRead({ solutions, leftOut }: CheckReport, format: CheckOptions['format']): string[] {
  const unchecked = solutions.filter(({ read }) => !read).map(({ path }) => path);
  // Where there is no solution, the text lists all that was left out.
  const listed = format === 'text' && solutions.length === 0;
  return [
    ...(unchecked.length > 0
      ? [
          `${countOf(unchecked.length, 'solution')} ${agree(unchecked.length, 'is', 'are')} not checked: Connref does not read flows, references and connectors in the YAML layout of Dataverse Git integration (${firstOf(unchecked).join(', ')}).`,
        ]
      : []),
    ...firstOf(
      leftOut
        .filter(({ matters }) => (matters || solutions.length === 0) && !listed)
        .map(({ path, reason }) => `${path} is not read: ${reason}`),
    ),
  ];
}
