import { type Severity, severities } from '../core/model/finding';
import { type CheckReport, type CheckSubject, reaches, reportCheck, subjectFilter } from './checkReport';
import { CommandError } from './commandError';
import { configProblems } from './configProblems';
import { explainRefusal } from './explainRefusal';
import { formatJson } from './formats/jsonFormat';
import { formatText } from './formats/textFormat';
import { noSolution } from './noSolution';
import { painter } from './painter';
import { readArguments } from './readArguments';
import { configsNotInForce, openWorkspace, readFolders } from './workspace';
import { writePreferredFixes } from './writeFixes';

const optionsUsage = `  --format text|json    What is printed (default: text)
  --fix                 Applies the preferred fix of each finding that has one
  --zips                Checks solution exports that are zip files too; they are never changed
  --threshold error|warning|information|hint
                        The weakest finding that makes the exit code 1 (default: error)`;

export const checkUsage = `connref check [folder…] [options]

Checks the unpacked solutions below the folders (default: the working folder), and their deployment settings files.

${optionsUsage}`;

export const settingsCheckUsage = `connref settings check [folder…] [options]

Checks the deployment settings files alone, and .connref.json.

${optionsUsage}`;

interface CheckOptions {
  readonly folders: readonly string[];
  readonly format: 'text' | 'json';
  readonly fix: boolean;
  readonly zips: boolean;
  readonly threshold: Severity;
}

/**
 * Runs `connref check`, or `connref settings check` of what is wrong with settings files alone.
 * @returns The exit code: 0 clean, 1 findings at or over the threshold, 2 no solution, whatever else there is. Settings files can be
 * checked without one.
 */
export async function checkCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
  about: CheckSubject = 'everything',
): Promise<number> {
  const { folders, format, fix, zips, threshold } = readOptions(args);
  errors.write(configsNotInForce(folders).join(''));
  const workspace = await openWorkspace(folders, { zips });
  const { engine, tree, shownPath } = workspace;
  if (about === 'settings') {
    errors.write(await configProblems(workspace));
  }
  if (fix) {
    const isMeant = subjectFilter(engine, about);
    const { fixed, files } = await writePreferredFixes(engine, tree, isMeant).catch(explainRefusal(shownPath));
    const changesSolution = files.some((file) => engine.index.solutionOf(file) !== undefined);
    errors.write(fixedMessage(fixed.length, files.map(shownPath)) + (changesSolution ? bumpAdvice : ''));
  }
  const report = await reportCheck(engine, shownPath, about);
  errors.write(
    notRead(report, format)
      .map((line) => `${line}\n`)
      .join(''),
  );
  const settingsFiles = engine.index.settings().length;
  const isNothingChecked = report.solutions.length === 0 && (about === 'everything' || settingsFiles === 0);
  if (isNothingChecked && report.leftOut.length + report.findings.length + settingsFiles === 0) {
    throw new CommandError(noSolution);
  }
  output.write(format === 'json' ? formatJson(report) : formatText(report, painter(output)));
  if (isNothingChecked && format === 'json') {
    errors.write(`${noSolution}\n`);
  }
  return isNothingChecked ? 2 : exitCode(report, threshold);
}

function readOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    fix: { type: 'boolean' },
    zips: { type: 'boolean' },
    threshold: { type: 'string' },
  });
  const { format = 'text', threshold = 'error', fix = false, zips = false } = values;
  if (format !== 'text' && format !== 'json') {
    throw new CommandError(`There is no format “${format}”: text or json.`);
  }
  const known = severities.find((severity) => severity === threshold);
  if (known === undefined) {
    throw new CommandError(`There is no severity “${threshold}”: error, warning, information or hint.`);
  }
  return { folders: readFolders(positionals), format, fix, zips, threshold: known };
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
          `${unchecked.length} ${unchecked.length === 1 ? 'solution is' : 'solutions are'} not checked: Connref does not read flows, references and connectors in the YAML layout of Dataverse Git integration (${firstOf(unchecked).join(', ')}).`,
        ]
      : []),
    ...firstOf(
      leftOut
        .filter(({ matters }) => (matters || solutions.length === 0) && !listed)
        .map(({ path, reason }) => `${path} is not read: ${reason}`),
    ),
  ];
}

/** A list that nobody has to scroll through. */
function firstOf(lines: readonly string[]): string[] {
  const shown = lines.slice(0, 10);
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown;
}

const bumpAdvice =
  'Bump the version, pack the solution, and import it into the development environment, or the next export undoes this.\n';

function fixedMessage(findings: number, files: readonly string[]): string {
  if (findings === 0) {
    return 'Nothing here has a fix that can be applied without a person looking.\n';
  }
  const what = `${findings} ${findings === 1 ? 'finding' : 'findings'} repaired in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return `${what}:\n${files.map((file) => `  ${file}\n`).join('')}`;
}
