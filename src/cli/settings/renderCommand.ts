import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { filesForSolution } from '../../core/settings/filesForSolution';
import { allowedVariables, PipelineVariables, type VariableSource } from '../../core/settings/pipelineVariables';
import { entriesOfSolution, type EntriesOfSolution } from '../../core/settings/entriesOfSolution';
import { formatSettings, renderFormats } from '../../core/settings/renderFormats';
import { type RenderedSettings, renderSettings, type SettingsLayer } from '../../core/settings/renderSettings';
import { lackingSettings } from '../../core/settings/settingsGaps';
import { readVariableLines } from '../../core/settings/variableLines';
import { unknownEntriesWords, unwantedEntriesWords } from '../../core/words/settings/entriesOfSolutionWords';
import { droppedMembersWords, formatProblemWords } from '../../core/words/settings/renderFormatWords';
import { renderProblemWords, renderRemarkWords } from '../../core/words/settings/renderWords';
import type { DeploymentEnvironment } from '../../core/model/deploymentEnvironment';
import type { FilePath } from '../../core/model/filePath';
import { compareNames, sameName } from '../../core/model/names';
import type { Solution } from '../../core/model/solution';
import { solutionName } from '../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { members, parseJson } from '../../core/readers/parseJson';
import { decodeText } from '../../core/text/decodeText';
import { listed } from '../../core/text/listed';
import { unique } from '../../core/text/unique';
import { visibleJson, visibleText } from '../../core/text/visibleText';
import { CommandError } from '../commandError';
import type { CommandHelp } from '../commandHelp';
import { configFindings } from '../configFindings';
import { findEnvironment } from '../findEnvironments';
import { refuseOutputOverFile, writeOutput } from '../outputFile';
import { missingArgument, readArguments, readChoice } from '../readArguments';
import { systemReason } from '../systemReason';
import { openWorkspace, readFolders, type Workspace } from '../workspace';
import { jsonProblemText } from './jsonProblemText';
import { refuseBrokenFiles } from './refuseBrokenFiles';
import { renderedFile } from './renderedFile';
import { refuseOutputToBeRead, refuseRenderInput, renderOutput } from './renderOutput';
import { print } from '../print';

export const renderHelp: CommandHelp = {
  summary: 'Merges the settings files of an environment into the one file that an import needs.',
  details: `If several files set the same entry, the last file wins. Tokens, such as #{NAME}#, are placeholders for values;
they are replaced by the values of --variables and --env. Entries without a value are left out.`,
  usage: 'connref settings render --environment NAME [folder…] [options]',
  options: [
    ['--environment NAME', 'The environment; required'],
    [
      '--solution NAME',
      'Use only the settings files that belong to the solution with this unique name, and only the entries of references\nand variables that the solution defines or uses',
    ],
    [
      '--format FORMAT',
      'pac (default), pipelines: one line of JSON for deploymentsettingsjson of Power Platform Pipelines, or\npackagedeployer-capgemini: lines NAME=VALUE for packages that are built on Capgemini’s template.\nPackage Deployer itself takes no such settings',
    ],
    [
      '--base FILE',
      'A file with entries that every environment gets, unless a file of the environment sets them too.\nCan be repeated: a later file wins over an earlier one.',
    ],
    [
      '--variables FILE',
      'A file with the values of the tokens: lines NAME=value, or a JSON object if the name of the file ends with .json.\nCan be repeated: a later file wins',
    ],
    [
      '--env NAME',
      'An environment variable of this process that tokens may stand for if no file has a value, or a glob of such\nnames. Can be repeated. The globs in processVariables of .connref.json count, too',
    ],
    [
      '--output FILE',
      'Write the result to this file instead of printing it; missing folders are created.\nAn existing file is replaced only if an earlier run wrote it and nobody changed it since',
    ],
    ['--force', 'With --output: replace any file that Connref does not read'],
  ],
  example: 'connref settings render --environment test --output obj/settings.json',
  exitCodes: [
    'The result was printed or written',
    'Nothing was written because the result cannot be used: a token has no value, a ConnectionId is not the\nbare id of a connection, or a file contains an entry twice with different values',
    'The command cannot run',
  ],
};

/**
 * Runs `connref settings render`, which merges the settings files of an environment into one file.
 * @returns The exit code: 1 when nothing is printed or written because the result cannot be used for an import, else 0.
 */
export async function renderCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    environment: { type: 'string' },
    solution: { type: 'string' },
    base: { type: 'string', multiple: true },
    variables: { type: 'string', multiple: true },
    env: { type: 'string', multiple: true },
    output: { type: 'string' },
    force: { type: 'boolean' },
    format: { type: 'string' },
  });
  const format = readChoice('--format', values.format ?? 'pac', renderFormats);
  if (values.environment === undefined) {
    throw missingArgument('--environment', renderHelp);
  }
  if (values.force === true && values.output === undefined) {
    throw new CommandError('--force works only together with --output. Add --output, or remove --force.');
  }
  if (format === 'packagedeployer-capgemini' && values.output !== undefined) {
    // The last line of a written file is blank, and not every tool skips such a line.
    throw new CommandError(`--format ${format} only prints its lines. Remove --output.`);
  }
  const folders = readFolders(positionals);
  // Half of the change of another command would become a result that looks right.
  const workspace = await openWorkspace(folders, errors, { journals: 'refuse' });
  const { engine, shownPath } = workspace;
  const { index } = engine;
  print(errors, await configFindings(workspace));
  const environment = findEnvironment(values.environment, index.environments());
  const layers: SettingsLayer[] = [];
  for (const file of values.base ?? []) {
    layers.push({ name: file, text: await readTextFile(file) });
  }
  refuseLackingFiles(environment, values.solution, workspace);
  const files = filesFor(environment, values.solution, index).map(({ file }) => file);
  await refuseBrokenFiles(files, workspace);
  for (const file of files) {
    layers.push({ name: shownPath(file), text: (await engine.readText(file))?.text ?? '' });
  }
  const variableFiles = values.variables ?? [];
  const target = values.output === undefined ? undefined : renderOutput(values.output, values.force ?? false);
  if (target) {
    refuseOutputOverFile(target, (existing) => {
      refuseRenderInput(target, existing, [...(values.base ?? []), ...variableFiles], workspace);
    });
  }
  const sources = await Promise.all(variableFiles.map(readVariables));
  const tokens = index.tokens(environment.folder);
  const variables = new PipelineVariables([
    ...sources.toReversed(),
    {
      name: 'the environment of the process',
      values: allowedVariables(process.env, [
        ...engine.configOf(environment.folder).processVariables,
        ...(values.env ?? []),
      ]),
    },
  ]);
  const entries =
    values.solution === undefined
      ? undefined
      : entriesOfSolution(rootsOf(values.solution, index), environment.folder, index);
  const rendered = renderSettings(layers, tokens, variables, entries?.areKnown === true ? entries.has : undefined);
  const { text, dropped, problems } = formatSettings(rendered, format);
  const lines = [
    ...leftOutLines(values.solution, entries, rendered),
    ...(dropped.length > 0 ? [droppedMembersWords(dropped)] : []),
    ...rendered.remarks.map(renderRemarkWords),
    ...rendered.problems.map(renderProblemWords),
    // What is wrong with the settings makes their values in another format wrong, too.
    ...(rendered.problems.length > 0 ? [] : problems.map(formatProblemWords)),
  ];
  print(errors, lines.map((line) => `${line}\n`).join(''));
  if (rendered.problems.length + problems.length > 0) {
    return 1;
  }
  if (target) {
    await refuseOutputToBeRead(target, text, workspace);
    print(errors, await writeOutput(target, renderedFile(text)));
  } else {
    // Nothing in the lines of environment variables needs an escape.
    output.write(format === 'packagedeployer-capgemini' ? text : visibleJson(text));
  }
  return 0;
}

/** The line about the entries that are not for the solution of `--solution`. */
function leftOutLines(
  solution: string | undefined,
  entries: EntriesOfSolution | undefined,
  { unwanted }: RenderedSettings,
): string[] {
  if (solution === undefined || entries === undefined) {
    return [];
  }
  return entries.areKnown
    ? unwanted.length > 0
      ? [unwantedEntriesWords(unwanted, solution)]
      : []
    : [unknownEntriesWords(solution)];
}

/** Stops the command if the result may lack entries, because `.connref.json` lists a file that was not read. */
function refuseLackingFiles(
  { name, folder, accelerator }: DeploymentEnvironment,
  wanted: string | undefined,
  { engine, shownPath }: Workspace,
): void {
  const declared = engine
    .configOf(folder)
    .environments.filter((each) => sameName(each.name, name))
    .flatMap(({ settings }) => settings)
    .filter(
      ({ solutions }) =>
        wanted === undefined || solutions.length === 0 || solutions.some((each) => sameName(each, wanted)),
    );
  const [lacking] = lackingSettings(
    folder,
    declared,
    [...engine.index.settings(), ...accelerator].map(({ file }) => file),
    engine.index.gaps(),
  );
  if (lacking === undefined) {
    return;
  }
  throw new CommandError(
    lacking.kind === 'notFound'
      ? `No settings file matches “${visibleText(lacking.path)}”, which .connref.json lists for environment ${name}. Correct the path, or remove it from .connref.json.`
      : `A settings file of environment ${name} may be missing: “${visibleText(lacking.path)}” in .connref.json leads to ${visibleText(shownPath(lacking.gap.path))}, which is not read: ${visibleText(lacking.gap.reason)}. Make it readable, or remove the path from .connref.json.`,
  );
}

function filesFor(
  environment: DeploymentEnvironment,
  wanted: string | undefined,
  index: WorkspaceIndex,
): DeploymentEnvironment['files'] {
  if (wanted === undefined) {
    if (environment.files.length === 0) {
      throw new CommandError(
        `Environment ${environment.name} has no settings file. Create one with connref settings create ${environment.name}.`,
      );
    }
    return environment.files;
  }
  const named = solutionsNamed(wanted, index);
  if (named.length === 0) {
    throw new CommandError(
      `No solution here has the unique name “${wanted}”. Known solutions: ${listed(unique(index.solutions().map(solutionName)).sort(compareNames))}.`,
    );
  }
  const filesOf = filesForSolution(environment, index);
  const [found] = named.map(filesOf).filter((targets) => targets.length > 0);
  if (found === undefined) {
    throw new CommandError(
      `Environment ${environment.name} has no settings file for the solution “${wanted}”, and none with an entry for a reference or variable of it. If the solution needs entries, create a file for it, and list both under environments in .connref.json.`,
    );
  }
  return found;
}

/** The roots of a solution and of its other exports. */
function rootsOf(uniqueName: string, index: WorkspaceIndex): FilePath[] {
  return solutionsNamed(uniqueName, index).map(({ root }) => root);
}

function solutionsNamed(uniqueName: string, index: WorkspaceIndex): Solution[] {
  return index.solutions().filter(({ manifest }) => manifest && sameName(manifest.uniqueName, uniqueName));
}

/**
 * Reads the values of pipeline variables from a file: a JSON object of texts, numbers and booleans, or lines
 * `NAME=value`.
 */
async function readVariables(file: string): Promise<VariableSource> {
  const text = await readTextFile(file);
  if (/\.json$/i.test(file)) {
    return { name: file, values: readJsonVariables(file, text) };
  }
  const { values, wrongLine } = readVariableLines(text);
  if (values === undefined) {
    throw new CommandError(
      `${file}, line ${wrongLine} is not NAME=value. Correct the line, or begin it with # if it is a comment.`,
    );
  }
  return { name: file, values };
}

function readJsonVariables(file: string, text: string): Record<string, string> {
  const { facts: json, problem } = parseJson(text);
  if (problem) {
    const start = problem.place.kind === 'span' ? problem.place.start : 0;
    throw new CommandError(`${file}, line ${text.slice(0, start).split('\n').length}: ${jsonProblemText(problem)}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new CommandError(
      `${file} is not a JSON object. Write an object with a value for each variable: {"NAME": "value"}.`,
    );
  }
  return Object.fromEntries(
    members(json).map(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
        throw new CommandError(`${file}: the value of “${name}” is not a text. Write a text, a number or a boolean.`);
      }
      return [name, String(value)];
    }),
  );
}

async function readTextFile(file: string): Promise<string> {
  return decodeText(await readFile(resolve(file)).catch(explainReadError(file))).text;
}

/** Makes a handler for `catch`, which turns an error of the file system into a {@link CommandError}. */
function explainReadError(file: string): (error: unknown) => never {
  return (error) => {
    throw new CommandError(`Cannot read ${file}: ${systemReason(error)}`);
  };
}
