import { realpathSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { importFiles } from '../../core/settings/importFiles';
import { PipelineVariables, type VariableSource } from '../../core/settings/pipelineVariables';
import { renderSettings, type SettingsLayer } from '../../core/settings/renderSettings';
import { readVariableLines } from '../../core/settings/variableLines';
import { renderProblemWords, renderRemarkWords } from '../../core/words/settings/renderWords';
import type { DeploymentEnvironment } from '../../core/model/deploymentEnvironment';
import { nameKey } from '../../core/model/names';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { members, parseJson } from '../../core/readers/parseJson';
import { decodeText } from '../../core/text/decodeText';
import { writeFileSafely } from '../../platform/writeFileSafely';
import { CommandError } from '../commandError';
import { configProblems } from '../configProblems';
import { configsNotInForce } from '../configsNotInForce';
import { environmentNamed } from '../environmentsNamed';
import { readArguments } from '../readArguments';
import { systemReason } from '../systemReason';
import { openWorkspace, readFolders, type Workspace } from '../workspace';
import { jsonProblemText } from './jsonProblemText';
import { refuseBrokenFiles } from './refuseBrokenFiles';

export const renderUsage = `connref settings render --environment NAME [folder…] [options]

Prints the file that an import gets: the files of the environment over one another, tokens replaced, nothing empty.

  --environment NAME    The environment
  --solution NAME       Only the files that go into the import of the solution of this unique name
  --base FILE           A file that lies below those of the environment; may be given more than once, the lowest first
  --variables FILE      Values for tokens: lines NAME=value, or in a .json file an object of names and values. May be given
                        more than once, the last one first asked; the variables of the process are asked after them
  --output FILE         Writes the file instead of printing it, and the folders that it lies in

The exit code is 1, and nothing is written, when a token has no value or an empty one, a ConnectionId is not the bare id of
a connection once its tokens are replaced, or an entry stands twice with different values.`;

/**
 * Runs `connref settings render`.
 * @returns The exit code: 0, or 1 when the file would be of no use; none is written then.
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
    output: { type: 'string' },
  });
  if (values.environment === undefined) {
    throw new CommandError('Which environment? connref settings render --environment uat');
  }
  const folders = readFolders(positionals);
  const workspace = await openWorkspace(folders);
  errors.write(configsNotInForce(workspace));
  const { engine, shownPath } = workspace;
  const { index } = engine;
  errors.write(await configProblems(workspace));
  const environment = environmentNamed(values.environment, index.environments());
  const layers: SettingsLayer[] = [];
  for (const file of values.base ?? []) {
    layers.push({ name: file, text: await readTextFile(file) });
  }
  const files = filesFor(environment, values.solution, index).map(({ file }) => file);
  await refuseBrokenFiles(files, workspace);
  for (const file of files) {
    layers.push({ name: shownPath(file), text: (await engine.readText(file))?.text ?? '' });
  }
  const variableFiles = values.variables ?? [];
  if (values.output !== undefined) {
    refuseOutputOverInput(values.output, [...(values.base ?? []), ...variableFiles], workspace);
  }
  const sources = await Promise.all(variableFiles.map(readVariables));
  const tokens = index.tokens(environment.folder);
  const variables = new PipelineVariables([
    ...sources.toReversed(),
    { name: 'the environment of the process', values: process.env },
  ]);
  const { text, remarks, problems } = renderSettings(layers, tokens, variables);
  const lines = [...remarks.map(renderRemarkWords), ...problems.map(renderProblemWords)];
  errors.write(lines.map((line) => `${line}\n`).join(''));
  if (problems.length > 0) {
    return 1;
  }
  if (values.output === undefined) {
    output.write(text);
  } else {
    await refuseOutputTakenForSettings(values.output, text, workspace);
    await writeOutput(values.output, text);
  }
  return 0;
}

const whereToWrite =
  'Write outside of what is read, or to a folder that is never read, such as obj/settings.json, or that exclude of .connref.json names.';

/** What is rendered has lost tokens, empty entries and layers: written over a source, it would take them from there. */
function refuseOutputOverInput(output: string, inputs: readonly string[], { engine, tree }: Workspace): void {
  const target = realPath(resolve(output));
  const settings = engine.index.settings().map(({ file }) => tree.resolve(file));
  if (settings.some((path) => path !== undefined && realPath(resolve(path)) === target)) {
    throw new CommandError(
      `${output} is a settings file of the workspace: rendering over it would destroy its entries. ${whereToWrite}`,
    );
  }
  if (inputs.some((input) => realPath(resolve(input)) === target)) {
    throw new CommandError(`${output} is read by this command, so it cannot be its output.`);
  }
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

async function writeOutput(output: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(resolve(output)), { recursive: true });
    await writeFileSafely(resolve(output), new TextEncoder().encode(text));
  } catch (error) {
    cannot('write', output)(error);
  }
}

/** What is rendered is one environment's settings without tokens: from then on it would be another environment, or a source. */
async function refuseOutputTakenForSettings(
  output: string,
  text: string,
  { engine, fileAt, takeForWritten }: Workspace,
): Promise<void> {
  const file = fileAt(resolve(output));
  if (file === undefined) {
    return;
  }
  await takeForWritten(new Map([[file, text]]));
  if (engine.index.settingsIn(file) !== undefined) {
    throw new CommandError(
      `${output} would be taken for a settings file of the workspace, and its entries for what somebody keeps there. ${whereToWrite}`,
    );
  }
}

function filesFor(
  environment: DeploymentEnvironment,
  solutionName: string | undefined,
  index: WorkspaceIndex,
): DeploymentEnvironment['files'] {
  const roots = index
    .solutions()
    .filter(({ manifest }) => manifest && nameKey(manifest.uniqueName) === nameKey(solutionName ?? ''))
    .map(({ root }) => root);
  const ofSolution = roots.length === 0 ? [] : importFiles(environment, roots);
  const found = solutionName === undefined ? environment.files : ofSolution;
  if (found.length === 0) {
    const which = solutionName === undefined ? '' : ` for the solution “${solutionName}”`;
    throw new CommandError(`The environment ${environment.name} has no settings file${which}.`);
  }
  return found;
}

/** Variables by name: of a JSON object whose values are no lists and objects, or of lines `NAME=value`. */
async function readVariables(file: string): Promise<VariableSource> {
  const text = await readTextFile(file);
  if (/\.json$/i.test(file)) {
    return { name: file, values: readJsonVariables(file, text) };
  }
  const { values, wrongLine } = readVariableLines(text);
  if (values === undefined) {
    throw new CommandError(`${file}, line ${wrongLine}: NAME=value is expected, or # before a comment.`);
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
    throw new CommandError(`${file}: a JSON object of names and texts is expected.`);
  }
  return Object.fromEntries(
    members(json).map(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
        throw new CommandError(`${file}: “${name}” is no text.`);
      }
      return [name, String(value)];
    }),
  );
}

async function readTextFile(file: string): Promise<string> {
  return decodeText(await readFile(resolve(file)).catch(cannot('read', file))).text;
}

function cannot(what: 'read' | 'write', file: string): (error: unknown) => never {
  return (error) => {
    throw new CommandError(`Cannot ${what} ${file}: ${systemReason(error)}`);
  };
}
