import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { pipelineVariables } from '../../core/deployment/pipelineVariables';
import { renderSettings, type SettingsLayer } from '../../core/deployment/renderSettings';
import type { DeploymentEnvironment } from '../../core/model/deploymentEnvironment';
import { nameKey } from '../../core/model/names';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { members } from '../../core/readers/parseJson';
import { decodeText } from '../../core/text/decodeText';
import { writeFileSafely } from '../../platform/writeFileSafely';
import { CommandError } from '../commandError';
import { environmentNamed } from '../environmentsNamed';
import { readArguments } from '../readArguments';
import { configsNotInForce, openWorkspace, readFolders } from '../workspace';

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
  errors.write(configsNotInForce(folders).join(''));
  const { engine, shownPath } = await openWorkspace(folders);
  const { index } = engine;
  const environment = environmentNamed(values.environment, index.environments());
  const layers: SettingsLayer[] = [];
  for (const file of values.base ?? []) {
    layers.push({ name: file, text: await readTextFile(file) });
  }
  for (const { file } of filesFor(environment, values.solution, index)) {
    layers.push({ name: shownPath(file), text: (await engine.readText(file))?.text ?? '' });
  }
  const sources = await Promise.all((values.variables ?? []).map(readVariables));
  const tokens = index.tokens(environment.folder);
  const lookup = pipelineVariables([...sources.toReversed(), process.env]);
  const { text, remarks, problems } = renderSettings(layers, tokens, lookup);
  errors.write([...remarks, ...problems].map((line) => `${line}\n`).join(''));
  if (problems.length > 0) {
    return 1;
  }
  if (values.output === undefined) {
    output.write(text);
  } else {
    await writeFileSafely(resolve(values.output), new TextEncoder().encode(text)).catch(cannot('write', values.output));
  }
  return 0;
}

function filesFor(
  { name, files }: DeploymentEnvironment,
  solutionName: string | undefined,
  index: WorkspaceIndex,
): DeploymentEnvironment['files'] {
  const roots = index
    .solutions()
    .filter(({ manifest }) => manifest && nameKey(manifest.uniqueName) === nameKey(solutionName ?? ''))
    .map(({ root }) => root);
  const found = files.filter(
    ({ solutions }) => solutionName === undefined || roots.some((root) => solutions.includes(root)),
  );
  if (found.length === 0) {
    const which = solutionName === undefined ? '' : ` for the solution “${solutionName}”`;
    throw new CommandError(`The environment ${name} has no settings file${which}.`);
  }
  return found;
}

/** Variables by name: of a JSON object whose values are no objects, or of lines `NAME=value`. */
async function readVariables(file: string): Promise<Record<string, string | undefined>> {
  const text = await readTextFile(file);
  if (!/\.json$/i.test(file)) {
    return parseEnv(text);
  }
  const json = parseJsonObject(text);
  if (json === undefined || Object.values(json).some((value) => typeof value === 'object')) {
    throw new CommandError(`${file}: a JSON object of names and texts is expected.`);
  }
  return Object.fromEntries(members(json).map(([name, value]) => [name, String(value)]));
}

function parseJsonObject(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

async function readTextFile(file: string): Promise<string> {
  return decodeText(await readFile(resolve(file)).catch(cannot('read', file))).text;
}

function cannot(what: 'read' | 'write', file: string): (error: unknown) => never {
  return (error) => {
    throw new CommandError(`Cannot ${what} ${file}: ${error instanceof Error ? error.message : String(error)}`);
  };
}
