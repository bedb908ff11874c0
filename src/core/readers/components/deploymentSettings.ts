import type {
  DeploymentSettings,
  MisshapenSetting,
  OtherMembers,
  ReferenceSetting,
  VariableSetting,
} from '../../model/deploymentSettings';
import { jsonPointer } from '../../model/place';
import { detach } from '../../text/detach';
import { duplicateKeys } from '../duplicateKeys';
import { member, members, parseJson } from '../parseJson';
import { readFacts, type ReadResult } from '../readResult';

/** What a settings file says, and `other` for a JSON file that is none. */
export type DeploymentSettingsFacts = Omit<DeploymentSettings, 'file' | 'readable'> | 'other';

/** In bytes: more than any settings file has, and less than data that somebody keeps as JSON. */
export const largestSettingsFile = 4 << 20;

/**
 * Reads a JSON file that may be a deployment settings file, which its content tells (formats.md §10). What else it holds is
 * of no concern: broken JSON is reported only where somebody wrote a settings file.
 */
export function readDeploymentSettings(text: string): ReadResult<DeploymentSettingsFacts> {
  const mentionsReferences = text.includes('"ConnectionReferences"');
  if (!mentionsReferences && !text.includes('"EnvironmentVariables"')) {
    return readFacts('other');
  }
  const { facts: json, problem } = parseJson(text, 'so no pipeline can read it');
  if (problem) {
    const isSettings = mentionsReferences && /"(?:LogicalName|ConnectionId)"/.test(text);
    return isSettings ? { facts: undefined, problem } : readFacts('other');
  }
  const facts = settingsFacts(json);
  return readFacts(facts, facts === 'other' ? [] : duplicateKeys(text, json));
}

function settingsFacts(json: unknown): DeploymentSettingsFacts {
  const misshapen: MisshapenSetting[] = [];
  const references = items(json, 'ConnectionReferences', misshapen);
  const variables = items(json, 'EnvironmentVariables', misshapen);
  // Other tools have members of these names too: launch profiles, for one.
  const isSettings =
    Array.isArray(member(json, 'ConnectionReferences')) ||
    variables.some(({ item }) => typeof member(item, 'SchemaName') === 'string');
  return isSettings
    ? {
        references: references.flatMap((each) => readReference(each, misshapen)),
        variables: variables.flatMap((each) => readVariable(each, misshapen)),
        misshapen,
      }
    : 'other';
}

interface Item {
  readonly pointer: string;
  readonly item: unknown;
}

function items(json: unknown, name: string, misshapen: MisshapenSetting[]): Item[] {
  const list = member(json, name);
  const pointer = jsonPointer('', name);
  if (list !== undefined && !Array.isArray(list)) {
    misshapen.push({ pointer, message: `${name} is no list.` });
  }
  return Array.isArray(list) ? list.map((item: unknown, at) => ({ pointer: `${pointer}/${at}`, item })) : [];
}

function readReference(each: Item, misshapen: MisshapenSetting[]): ReferenceSetting[] {
  const logicalName = readName(each, 'LogicalName', 'a connection reference', misshapen);
  return logicalName === undefined
    ? []
    : [
        {
          pointer: each.pointer,
          logicalName,
          connectionId: readText(each, 'ConnectionId', misshapen) ?? '',
          connectorId: readText(each, 'ConnectorId', misshapen),
          ...readOthers(each, 'LogicalName', 'ConnectionId', 'ConnectorId'),
        },
      ];
}

function readVariable(each: Item, misshapen: MisshapenSetting[]): VariableSetting[] {
  const schemaName = readName(each, 'SchemaName', 'an environment variable', misshapen);
  return schemaName === undefined
    ? []
    : [
        {
          pointer: each.pointer,
          schemaName,
          value: readText(each, 'Value', misshapen),
          ...readOthers(each, 'SchemaName', 'Value'),
        },
      ];
}

function readOthers({ item }: Item, ...known: readonly string[]): { readonly others?: OtherMembers } {
  const others = members(item).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !known.includes(name) ? [[detach(name), detach(value)]] : [],
  );
  return others.length > 0 ? { others } : {};
}

function readName(
  { pointer, item }: Item,
  key: string,
  what: string,
  misshapen: MisshapenSetting[],
): string | undefined {
  const name = member(item, key);
  if (typeof name === 'string' && name !== '') {
    return detach(name);
  }
  misshapen.push({
    pointer,
    message: Array.isArray(item)
      ? `This is a list, as early versions of the ALM Accelerator had it; an object with ${key} is expected.`
      : `${key}, the name of ${what}, is missing.`,
  });
  return undefined;
}

function readText({ pointer, item }: Item, name: string, misshapen: MisshapenSetting[]): string | undefined {
  const value = member(item, name);
  if (typeof value === 'string') {
    return detach(value);
  }
  if (value !== undefined && value !== null) {
    misshapen.push({ pointer: jsonPointer(pointer, name), message: `${name} is no text: put it in quotes.` });
  }
  return undefined;
}
