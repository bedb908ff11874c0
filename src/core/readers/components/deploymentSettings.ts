import type {
  DeploymentSettings,
  MisshapenSetting,
  OtherMembers,
  ReferenceSetting,
  VariableSetting,
} from '../../model/deploymentSettings';
import type { AcceleratorContent } from '../../model/acceleratorSettings';
import { jsonPointer } from '../../model/place';
import { detach } from '../../text/detach';
import { duplicateKeys } from '../duplicateKeys';
import { member, members, parseJson } from '../parseJson';
import { factsResult, type ReadResult } from '../readResult';
import { mentionsAcceleratorList, readAcceleratorLists } from './acceleratorSettings';

/**
 * The facts of a deployment settings file, or `other` for a file that is not one. `damaged`: the file is empty or ends too
 * early, so that its content does not show whether it is one.
 */
export type DeploymentSettingsFacts = SettingsFileFacts | 'damaged' | 'other';

export interface SettingsFileFacts {
  /** What `pac` reads. Undefined for a file that has only lists of the ALM Accelerator. */
  readonly settings: Omit<DeploymentSettings, 'file' | 'readable'> | undefined;
  /** What only the pipeline of the ALM Accelerator reads. Undefined for a file without its lists. */
  readonly accelerator: AcceleratorContent | undefined;
}

/**
 * Reads a JSON file that may be a deployment settings file: only its content shows whether it is one
 * (docs/formats.md#deployment-settings-files). Invalid JSON is reported only if the text looks like a settings file,
 * because other JSON files of the repository are not checked.
 */
export function readDeploymentSettings(text: string): ReadResult<DeploymentSettingsFacts> {
  const mentionsReferences = text.includes('"ConnectionReferences"');
  const mentionsAccelerator = mentionsAcceleratorList(text);
  if (!mentionsReferences && !mentionsAccelerator && !text.includes('"EnvironmentVariables"')) {
    return isCutOff(text) ? damaged(text) : factsResult('other');
  }
  const { facts: json, problem } = parseJson(text, 'settingsFile');
  if (problem) {
    const isSettings = mentionsAccelerator || (mentionsReferences && /"(?:LogicalName|ConnectionId)"/.test(text));
    return isSettings
      ? { facts: undefined, problem }
      : text.trimStart().startsWith('{')
        ? factsResult('damaged', [problem])
        : factsResult('other');
  }
  const settings = readLists(json);
  const accelerator = readAcceleratorLists(json);
  return settings || accelerator
    ? factsResult({ settings, accelerator }, settings ? duplicateKeys(text, json) : [])
    : factsResult('other');
}

/**
 * Whether a text is empty, or the beginning of a JSON object without its end. Other invalid JSON is not recognised here:
 * parsing each JSON file of a repository would take too long.
 */
function isCutOff(text: string): boolean {
  const start = text.trimStart();
  return start === '' || (start.startsWith('{') && !text.trimEnd().endsWith('}'));
}

function damaged(text: string): ReadResult<DeploymentSettingsFacts> {
  const { problem } = parseJson(text, 'settingsFile');
  return problem ? factsResult('damaged', [problem]) : factsResult('other');
}

function readLists(json: unknown): SettingsFileFacts['settings'] {
  const misshapen: MisshapenSetting[] = [];
  const references = readItems(json, 'ConnectionReferences', misshapen);
  const variables = readItems(json, 'EnvironmentVariables', misshapen);
  // Files of other tools, such as launch profiles, can have an EnvironmentVariables list too. The items of such a list have
  // no SchemaName.
  const isSettings =
    Array.isArray(member(json, 'ConnectionReferences')) ||
    variables.some(({ item }) => typeof member(item, 'SchemaName') === 'string');
  return isSettings
    ? {
        references: references.flatMap((each) => readReference(each, misshapen)),
        variables: variables.flatMap((each) => readVariable(each, misshapen)),
        misshapen,
      }
    : undefined;
}

interface Item {
  readonly pointer: string;
  readonly item: unknown;
}

function readItems(json: unknown, name: string, misshapen: MisshapenSetting[]): Item[] {
  const list = member(json, name);
  const pointer = jsonPointer('', name);
  if (list !== undefined && !Array.isArray(list)) {
    misshapen.push({ kind: 'notAList', pointer, member: name });
  }
  return Array.isArray(list) ? list.map((item: unknown, at) => ({ pointer: `${pointer}/${at}`, item })) : [];
}

function readReference(each: Item, misshapen: MisshapenSetting[]): ReferenceSetting[] {
  const logicalName = readName(each, 'LogicalName', misshapen);
  return logicalName === undefined
    ? []
    : [
        {
          pointer: each.pointer,
          logicalName,
          connectionId: readText(each, 'ConnectionId', misshapen) ?? '',
          connectorId: readText(each, 'ConnectorId', misshapen),
          ...readOtherMembers(each, 'LogicalName', 'ConnectionId', 'ConnectorId'),
        },
      ];
}

function readVariable(each: Item, misshapen: MisshapenSetting[]): VariableSetting[] {
  const schemaName = readName(each, 'SchemaName', misshapen);
  return schemaName === undefined
    ? []
    : [
        {
          pointer: each.pointer,
          schemaName,
          value: readText(each, 'Value', misshapen),
          ...readOtherMembers(each, 'SchemaName', 'Value'),
        },
      ];
}

function readOtherMembers({ item }: Item, ...known: readonly string[]): { readonly others?: OtherMembers } {
  const others = members(item).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !known.includes(name) ? [[detach(name), detach(value)]] : [],
  );
  return others.length > 0 ? { others } : {};
}

function readName(
  { pointer, item }: Item,
  nameMember: 'LogicalName' | 'SchemaName',
  misshapen: MisshapenSetting[],
): string | undefined {
  const name = member(item, nameMember);
  if (typeof name === 'string' && name !== '') {
    return detach(name);
  }
  misshapen.push({ kind: Array.isArray(item) ? 'listEntry' : 'nameMissing', pointer, member: nameMember });
  return undefined;
}

function readText({ pointer, item }: Item, name: string, misshapen: MisshapenSetting[]): string | undefined {
  const value = member(item, name);
  if (typeof value === 'string') {
    return detach(value);
  }
  if (value !== undefined && value !== null) {
    misshapen.push({ kind: 'notText', pointer: jsonPointer(pointer, name), member: name });
  }
  return undefined;
}
