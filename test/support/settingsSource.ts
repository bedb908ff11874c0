import type { FilePath } from '../../src/core/model/filePath';
import type { Finding } from '../../src/core/model/finding';
import { bound, type FlowSource, type SolutionSource, solutionFiles } from './solutionSource';
import { allFindings, openWorkspace } from './workspace';

/** An entry of a settings file: the connection id or the value, or an object with all members except the name. */
type EntrySource = string | Readonly<Record<string, unknown>>;

/** The content of a deployment settings file, by logical name and by schema name. */
export interface SettingsSource {
  readonly references?: Readonly<Record<string, EntrySource>>;
  readonly variables?: Readonly<Record<string, EntrySource>>;
}

/** Two invented connections. */
export const connection = '0f8378a7481ebe90208b7fd241a85623';
export const otherConnection = 'shared-office365-5d3c1f0e-2b7a-4c11-9e60-0a1b2c3d4e5f';

/** The `ConnectorId` of a connector. */
export function connectorId(api: string): string {
  return `/providers/Microsoft.PowerApps/apis/${api}`;
}

export function settingsText({ references = {}, variables = {} }: SettingsSource): string {
  const entries = (list: Readonly<Record<string, EntrySource>>, name: string, value: string): unknown[] =>
    Object.entries(list).map(([key, entry]) => ({
      [name]: key,
      ...(typeof entry === 'string' ? { [value]: entry } : entry),
    }));
  return JSON.stringify(
    {
      EnvironmentVariables: entries(variables, 'SchemaName', 'Value'),
      ConnectionReferences: entries(references, 'LogicalName', 'ConnectionId'),
    },
    null,
    2,
  );
}

/** A flow that is turned on and uses connection references. */
export function flowWith(name: string, ...references: string[]): FlowSource {
  return { name, entries: Object.fromEntries(references.map((each, at) => [`key${at}`, bound(each)])) };
}

/** The file with the definition of an environment variable, for `files` of a solution. */
export function variableFiles(schemaName: string, type: 'text' | 'secret' = 'text'): Readonly<Record<string, string>> {
  return {
    [`environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`]: `<environmentvariabledefinition schemaname="${schemaName}"><type>${type === 'secret' ? 100000005 : 100000000}</type></environmentvariabledefinition>`,
  };
}

/**
 * The files of a workspace: solutions, and settings files, `.connref.json` and other files by their path in the folder
 * `repo`.
 */
export function settingsWorkspace(
  solutions: readonly SolutionSource[],
  files: Readonly<Record<string, string | SettingsSource | Readonly<Record<'config', unknown>>>>,
): [FilePath, string][] {
  return [
    ...solutions.flatMap((solution) => solutionFiles(solution)),
    ...Object.entries(files).map(([path, content]): [FilePath, string] => [
      `repo/${path}`,
      typeof content === 'string'
        ? content
        : 'config' in content
          ? JSON.stringify(content.config)
          : settingsText(content),
    ]),
  ];
}

/** The findings of a rule in a workspace. */
export async function findingsOf(
  rule: string,
  files: Iterable<readonly [FilePath, string]>,
  options?: Parameters<typeof openWorkspace>[1],
): Promise<readonly Finding[]> {
  const { engine } = await openWorkspace(files, options);
  return allFindings(engine).filter(({ ruleId }) => ruleId === rule);
}

/** The findings of a rule as `severity path name…`, with the path relative to the workspace folder. */
export async function settingsVerdicts(
  rule: string,
  files: Iterable<readonly [FilePath, string]>,
  options?: Parameters<typeof openWorkspace>[1],
): Promise<string[]> {
  return (await findingsOf(rule, files, options)).map(({ severity, file, data }) =>
    [severity, file.slice(file.indexOf('/') + 1), data.references ?? data.reference ?? ''].join(' ').trim(),
  );
}
