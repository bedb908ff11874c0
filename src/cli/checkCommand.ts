import { type Severity, severities } from '../core/model/finding';
import { type CheckReport, type CheckSubject, isAtLeast, reportCheck } from './checkReport';
import { CommandError } from './commandError';
import { configFindings } from './configFindings';
import { readConnectionLists } from './connectionLists';
import { findEnvironment } from './findEnvironments';
import { applyFixes, previewFixes } from './fixFindings';
import type { CommandHelp, TableRow } from './commandHelp';
import { firstTen } from './firstTen';
import { formatJson } from './formats/jsonFormat';
import { formatText } from './formats/textFormat';
import { noSolutionText } from './noSolution';
import { painter, print } from './print';
import { readArguments, readChoice } from './readArguments';
import { openWorkspace, readFolders } from './workspace';
import { countOf, agree } from '../core/text/countOf';

const options: readonly TableRow[] = [
  ['--format FORMAT', 'The output format: text (default) or json'],
  ['--fix', 'Apply the preferred fix of each finding that has one'],
  ['--dry-run', 'With --fix: change no file, print what --fix would change'],
  ['--zips', 'Also check solution exports that are zip files; zip files are never changed'],
  [
    '--connections ENV=FILE',
    'Report connections of the environment ENV that are not in the list in FILE,\nsuch as the output of pac connection list; can be repeated',
  ],
  [
    '--threshold SEVERITY',
    'The lowest severity that makes the exit code 1: error (default), warning, information or hint',
  ],
];

const configPlaces = `A .connref.json applies only if it is directly in one of these folders.`;

const noFindings = 'No finding reaches the threshold; with --dry-run: --fix would change no file';

const findings = 'At least one finding reaches the threshold; with --dry-run: --fix would change a file';

export const checkHelp: CommandHelp = {
  summary: 'Checks unpacked solutions and their deployment settings files.',
  details: `All files in the folders and their subfolders are checked (default: the working folder).
${configPlaces}`,
  usage: 'connref check [folder…] [options]',
  options,
  example: 'connref check --threshold warning',
  exitCodes: [
    `${noFindings}\n(also if only solutions in the YAML layout were found, which Connref does not check)`,
    findings,
    'No solution was found, or the command cannot run',
  ],
};

export const settingsCheckHelp: CommandHelp = {
  summary: 'Checks only deployment settings files and .connref.json.',
  details: `All settings files in the folders and their subfolders are checked (default: the working folder).
${configPlaces}`,
  usage: 'connref settings check [folder…] [options]',
  options,
  example: 'connref settings check --fix --dry-run',
  exitCodes: [noFindings, findings, 'Neither a solution nor a settings file was found, or the command cannot run'],
};

interface CheckOptions {
  readonly folders: readonly string[];
  readonly format: 'text' | 'json';
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly zips: boolean;
  /** The values of `--connections`. */
  readonly connections: readonly string[];
  readonly threshold: Severity;
}

/**
 * Runs `connref check`, or `connref settings check`, which reports only findings about settings files.
 * @returns The exit code: 0 when no finding reaches the threshold, 1 when one does. With `--dry-run`: 1 when `--fix`
 * would change a file, 0 otherwise. 2 when no solution was found; `connref settings check` returns 2 only when it finds
 * no settings file either. A solution in the YAML layout counts as found, although Connref does not check it.
 */
export async function checkCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
  subject: CheckSubject = 'everything',
): Promise<number> {
  const { folders, format, fix, dryRun, zips, connections, threshold } = readOptions(args);
  const connectionLists = await readConnectionLists(connections, errors);
  const workspace = await openWorkspace(folders, errors, {
    zips,
    journals: fix && !dryRun ? 'undo' : 'name',
    connectionLists,
  });
  const { engine, shownPath } = workspace;
  for (const environment of connectionLists.keys()) {
    findEnvironment(environment, engine.index.environments());
  }
  if (subject === 'settings') {
    print(errors, await configFindings(workspace));
  }
  const settingsFiles = engine.index.settings().length;
  const isNothingChecked = engine.index.solutions().length === 0 && (subject === 'everything' || settingsFiles === 0);
  if (dryRun) {
    if (isNothingChecked) {
      throw new CommandError(noSolutionText);
    }
    const { text, wouldChange } = await previewFixes(workspace, subject, painter(output));
    print(output, text);
    return wouldChange ? 1 : 0;
  }
  if (fix) {
    print(errors, await applyFixes(workspace, subject));
  }
  const report = await reportCheck(engine, shownPath, subject);
  print(
    errors,
    unreadLines(report, format)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (isNothingChecked && report.skipped.length + report.findings.length + settingsFiles === 0) {
    throw new CommandError(noSolutionText);
  }
  if (format === 'json') {
    output.write(formatJson(report));
  } else {
    print(output, formatText(report, painter(output)));
  }
  if (isNothingChecked && format === 'json') {
    print(errors, `${noSolutionText}\n`);
  }
  return isNothingChecked ? 2 : exitCode(report, threshold);
}

function readOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    fix: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    zips: { type: 'boolean' },
    connections: { type: 'string', multiple: true },
    threshold: { type: 'string' },
  });
  const {
    format = 'text',
    threshold = 'error',
    fix = false,
    zips = false,
    connections = [],
    'dry-run': dryRun = false,
  } = values;
  const chosenFormat = readChoice('--format', format, ['text', 'json']);
  const chosenThreshold = readChoice('--threshold', threshold, severities);
  if (dryRun && !fix) {
    throw new CommandError('--dry-run works only together with --fix. Add --fix, or remove --dry-run.');
  }
  if (dryRun && chosenFormat === 'json') {
    throw new CommandError('--dry-run cannot print JSON. Remove --format json to see the changes as text.');
  }
  return {
    folders: readFolders(positionals),
    format: chosenFormat,
    fix,
    dryRun,
    zips,
    connections,
    threshold: chosenThreshold,
  };
}

function exitCode({ findings }: CheckReport, threshold: Severity): number {
  return findings.some(({ severity }) => isAtLeast(severity, threshold)) ? 1 : 0;
}

/**
 * The lines about solutions and files that were not checked: one line for all such solutions, then at most ten files.
 * Without these lines, a report without findings would suggest that the unchecked solutions are fine.
 */
function unreadLines({ solutions, skipped }: CheckReport, format: CheckOptions['format']): string[] {
  const unchecked = solutions.filter(({ read }) => !read).map(({ path }) => path);
  // When no solution was found, the text format already lists the skipped paths; they must not be printed twice.
  const isListedInText = format === 'text' && solutions.length === 0;
  return [
    ...(unchecked.length > 0
      ? [
          `${countOf(unchecked.length, 'solution')} ${agree(unchecked.length, 'is', 'are')} not checked: ${firstTen(unchecked).join(', ')}. Connref cannot read flows, connection references and connectors in the YAML layout of Dataverse Git integration. Check an export that was unpacked with pac solution unpack instead.`,
        ]
      : []),
    ...firstTen(
      skipped
        .filter(({ matters }) => (matters || solutions.length === 0) && !isListedInText)
        .map(({ path, reason }) => `${path} is not read: ${reason}`),
    ),
  ];
}
