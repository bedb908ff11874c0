import type { EnvironmentSettings, SettingEntry, SettingKind } from '../core/settings/environmentSettings';
import type { EditOperation } from '../core/edits/operations/editOperation';
import type { SettingsListName } from '../core/model/deploymentSettings';
import { pathInFolder } from '../core/model/filePath';
import { nameKey } from '../core/model/names';
import type { PageMessage } from '../protocol/messages';
import type { MappingCell } from './mappingCell';
import type { MappingModel } from './mappingModel';
import { connectorIdFor, type MappingRow, type ReferenceMappingRow } from './mappingRows';

type MessageOf<Type extends PageMessage['type']> = Extract<PageMessage, { type: Type }>;

/** The requests of the mapping page to change settings files. */
export type CellMessage = MessageOf<
  'setConnection' | 'setConnector' | 'setVariable' | 'setForConnector' | 'copyColumn' | 'clearColumn'
>;

export type MappingEdit =
  | {
      readonly operations: readonly EditOperation[];
      readonly change: MappingChange;
    }
  | { readonly refusal: MappingRefusal };

/** A description of an edit, for its label. `environment`, `from` and `to` are names of environments. */
export type MappingChange =
  | { readonly kind: 'set' | 'clear'; readonly name: string; readonly environment: string }
  | { readonly kind: 'setForConnector'; readonly connector: string; readonly environment: string }
  | { readonly kind: 'copyColumn'; readonly from: string; readonly to: string }
  | { readonly kind: 'clearColumn'; readonly environment: string };

/** Why an edit is refused. `gone`: the row or the environment does not exist any more. */
export type MappingRefusal =
  | { readonly kind: 'gone' }
  /** The page showed another value than the cell has now. */
  | { readonly kind: 'otherValue'; readonly name: string; readonly value: string }
  | { readonly kind: 'brokenFile'; readonly environment: string }
  /** The environment has no settings file for a solution that defines the reference or variable. */
  | { readonly kind: 'noFile'; readonly environment: string; readonly name: string }
  /** The value is in settings files that other environments use too. */
  | { readonly kind: 'sharedFiles'; readonly paths: readonly string[] };

/**
 * The edit that a request of the page asks for, or why it is refused. It is computed from the present content of the
 * settings files. The list of operations is empty if there is nothing to change.
 */
export function mappingEdit(message: CellMessage, model: MappingModel): MappingEdit {
  switch (message.type) {
    case 'setConnection':
    case 'setConnector':
    case 'setVariable':
      return setCell(message, model);
    case 'setForConnector':
      return setForConnector(message, model);
    case 'copyColumn':
      return copyColumn(message, model);
    case 'clearColumn':
      return clearColumn(message, model);
  }
}

const rowGone: MappingEdit = { refusal: { kind: 'gone' } };

function setCell(
  message: MessageOf<'setConnection' | 'setConnector' | 'setVariable'>,
  model: MappingModel,
): MappingEdit {
  const kind = message.type === 'setVariable' ? 'variables' : 'references';
  const settings = model.environment(message.environment);
  const row = model.rows(kind).find(({ id }) => id === message.row);
  if (!settings || !row) {
    return rowGone;
  }
  const cell = model.cell(row, settings);
  const present = message.type === 'setConnector' ? cell.connectorId : cell.value;
  const value = message.value.trim();
  if (present !== message.expected) {
    return { refusal: { kind: 'otherValue', name: row.name, value: present } };
  }
  if (cell.state === 'none') {
    return { refusal: noFileRefusal(row, settings) };
  }
  const operations =
    message.type === 'setConnector' ? connectorOperations(row, cell, value) : valueOperations(row, cell, value);
  if (operations.length === 0 && value !== present) {
    return { refusal: sharedValueRefusal(cell, settings) };
  }
  const environment = settings.environment.name;
  return { operations, change: { kind: value === '' ? 'clear' : 'set', name: row.name, environment } };
}

function noFileRefusal({ name }: MappingRow, settings: EnvironmentSettings): MappingRefusal {
  return brokenFileRefusal(settings) ?? { kind: 'noFile', environment: settings.environment.name, name };
}

function sharedValueRefusal({ entries }: MappingCell, settings: EnvironmentSettings): MappingRefusal {
  return brokenFileRefusal(settings) ?? { kind: 'sharedFiles', paths: entries.map(({ file }) => pathInFolder(file)) };
}

function brokenFileRefusal({ environment, files }: EnvironmentSettings): MappingRefusal | undefined {
  return files.length < environment.files.length ? { kind: 'brokenFile', environment: environment.name } : undefined;
}

function setForConnector(message: MessageOf<'setForConnector'>, model: MappingModel): MappingEdit {
  const settings = model.environment(message.environment);
  if (!settings) {
    return rowGone;
  }
  const value = message.value.trim();
  const operations = model.references
    .filter(({ connector }) => nameKey(connector) === nameKey(message.connector))
    .map((row) => ({ row, cell: model.cell(row, settings) }))
    .filter(({ cell }) => !message.onlyUnmapped || isUnmapped(cell))
    .flatMap(({ row, cell }) => valueOperations(row, cell, value));
  const environment = settings.environment.name;
  return { operations, change: { kind: 'setForConnector', connector: message.connector, environment } };
}

function copyColumn(message: MessageOf<'copyColumn'>, model: MappingModel): MappingEdit {
  const from = model.environment(message.from);
  const to = model.environment(message.to);
  if (!from || !to) {
    return rowGone;
  }
  const operations = model.rows(message.what).flatMap((row) => {
    const { value } = model.cell(row, from);
    const cell = model.cell(row, to);
    return value !== '' && isUnmapped(cell) ? valueOperations(row, cell, value) : [];
  });
  return { operations, change: { kind: 'copyColumn', from: from.environment.name, to: to.environment.name } };
}

function clearColumn(message: MessageOf<'clearColumn'>, model: MappingModel): MappingEdit {
  const settings = model.environment(message.environment);
  if (!settings) {
    return rowGone;
  }
  const operations = model
    .rows(message.what)
    .flatMap((row) => model.cell(row, settings).own.flatMap((entry) => entryOperation(row, entry, '') ?? []));
  return { operations, change: { kind: 'clearColumn', environment: settings.environment.name } };
}

function isUnmapped({ state }: MappingCell): boolean {
  return state === 'empty' || state === 'missing';
}

function valueOperations(row: MappingRow, cell: MappingCell, value: string): EditOperation[] {
  const changed = cell.edited.flatMap((entry) => entryOperation(row, entry, value) ?? []);
  const added = value === '' ? [] : cell.added.map((file) => addOperation(row, file, value));
  return [...changed, ...added];
}

/**
 * The operation that gives an entry a new value. An empty value of an environment variable would make the import fail,
 * so the operation removes the entry of the variable instead. In all other cases undefined if the entry already has the
 * value.
 */
function entryOperation(row: MappingRow, entry: SettingEntry, value: string): EditOperation | undefined {
  const { file, value: before } = entry;
  if (value === (before ?? '') && !(row.kind === 'variables' && value === '')) {
    return undefined;
  }
  if (row.kind === 'references') {
    return { kind: 'setConnection', file, logicalName: row.name, before, value };
  }
  return value === ''
    ? {
        kind: 'removeSetting',
        file,
        list: listNames[row.kind],
        name: row.name,
        ...(before !== undefined && { before }),
      }
    : { kind: 'setVariable', file, schemaName: row.name, before, value };
}

const listNames: Readonly<Record<SettingKind, SettingsListName>> = {
  references: 'ConnectionReferences',
  variables: 'EnvironmentVariables',
};

function addOperation(row: MappingRow, file: string, value: string): EditOperation {
  if (row.kind === 'variables') {
    return { kind: 'setVariable', file, schemaName: row.name, before: undefined, value };
  }
  const connectorId = connectorIdFor(row as ReferenceMappingRow);
  return {
    kind: 'setConnection',
    file,
    logicalName: row.name,
    before: undefined,
    value,
    ...(connectorId !== undefined && { connectorId }),
  };
}

/**
 * The operations that set the `ConnectorId` of a reference. Entries in settings files that other environments use are
 * changed only if there are no other entries, because a custom connector has another id in each environment.
 */
function connectorOperations(row: MappingRow, cell: MappingCell, value: string): EditOperation[] {
  const changed = cell.own
    .filter(({ connectorId }) => (connectorId ?? '') !== value)
    .map(({ file, connectorId: before }): EditOperation => ({
      kind: 'setConnector',
      file,
      logicalName: row.name,
      before,
      value,
    }));
  const added = cell.added.map((file): EditOperation => ({
    kind: 'setConnection',
    file,
    logicalName: row.name,
    before: undefined,
    value: '',
    connectorId: value,
  }));
  return [...changed, ...(value === '' ? [] : added)];
}
