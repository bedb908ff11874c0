import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { KnownConnection } from '../core/model/knownConnection';
import { nameKey } from '../core/model/names';
import { readConnectionList } from '../core/settings/connectionLists/readConnectionList';
import { mergeConnections } from '../core/settings/mergeConnections';
import { decodeText } from '../core/text/decodeText';
import { listedFirst } from '../core/text/listed';
import { connectionListFileWords } from '../core/words/settings/connectionListWords';
import { CommandError } from './commandError';
import { firstTen } from './firstTen';
import { print } from './print';
import { systemReason } from './systemReason';

/**
 * Reads the lists of connections that `--connections ENV=FILE` gives. Several lists for one environment are merged,
 * because each account sees other connections.
 * @param values The values of the option.
 * @param errors Gets the lines of the files that could not be read.
 * @returns The connections by the name of the environment, in the spelling of the first value for it.
 * @throws CommandError when a value has another form, or when a file cannot be read or contains no connection.
 */
export async function readConnectionLists(
  values: readonly string[],
  errors: NodeJS.WritableStream,
): Promise<ReadonlyMap<string, readonly KnownConnection[]>> {
  const lists = new Map<string, { readonly environment: string; readonly connections: readonly KnownConnection[] }>();
  for (const value of values) {
    const [environment, file] = splitValue(value);
    const earlier = lists.get(nameKey(environment)) ?? { environment, connections: [] };
    const connections = await readListFile(file, errors);
    lists.set(nameKey(environment), {
      environment: earlier.environment,
      connections: mergeConnections([...earlier.connections, ...connections]),
    });
  }
  return new Map([...lists.values()].map(({ environment, connections }) => [environment, connections]));
}

function splitValue(value: string): [environment: string, file: string] {
  const [, environment, file] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  if (environment === undefined || file === undefined) {
    throw new CommandError(
      `Wrong value “${value}” for --connections. Write the environment and the file, such as --connections test=connections.txt.`,
    );
  }
  return [environment, file];
}

/**
 * Reads the connections in a file. If some lines could not be read, they are printed. If the rest of the file could not
 * be read, the list is refused: too many connections would seem to be missing.
 */
async function readListFile(file: string, errors: NodeJS.WritableStream): Promise<readonly KnownConnection[]> {
  const bytes = await readFile(resolve(file)).catch((error: unknown) => {
    throw new CommandError(`Cannot read ${file}: ${systemReason(error)}`);
  });
  const { connections, environmentIds, problems } = readConnectionList(decodeText(bytes).text);
  const remarks = firstTen(problems.map((problem) => `${file}: ${connectionListFileWords(problem)}`));
  if (connections.length === 0 || problems.some(({ kind }) => kind === 'brokenJson')) {
    throw new CommandError(remarks.join('\n'));
  }
  if (environmentIds.length > 1) {
    remarks.push(
      `${file}: The connections belong to several environments: ${listedFirst(environmentIds)}. Save the list of one environment in the file.`,
    );
  }
  print(errors, remarks.map((remark) => `${remark}\n`).join(''));
  return connections;
}
