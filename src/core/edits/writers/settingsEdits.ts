import type { Node } from 'jsonc-parser';
import { parseJsonTree } from '../../text/jsonTree';
import type { SettingsListName } from '../../model/deploymentSettings';
import { fileNameProblem } from '../../model/fileNameProblem';
import type { FilePath } from '../../model/filePath';
import { lineEndingOf } from '../../text/lineEndings';
import type { TextEdit } from '../../text/textEdit';
import { EditRefused } from '../operations/editRefused';
import type { CreateSettings, SettingsOperation } from '../operations/settingsOperation';
import { endOf, listText, memberText, objectText, propertyOf } from './jsonStyle';
import { SettingsListDraft } from './settingsListDraft';
import { settingsListNames, SettingsStyle } from './settingsStyle';
import { type FileToEdit, requireText, type Writer } from './writer';

/** The writer of operations on an existing deployment settings file. */
export const settingsWriter: Writer<SettingsOperation> = {
  target: 'settings',
  sharesFile: false,
  write: (file, operations) => settingsEdits(requireText(file), operations),
};

/** The writer of operations that create a deployment settings file. */
export const newSettingsWriter: Writer<CreateSettings> = {
  target: 'newSettings',
  sharesFile: false,
  write: newSettingsEdits,
};

/**
 * Computes the edits of a deployment settings file in the formatting of the file. Everything that the operations don't
 * change stays the same, byte for byte. A new entry is added at its sorted position if the entries are sorted by name,
 * otherwise at the end of the list.
 * @returns Edits with offsets in UTF-16 code units of `text`. They don't overlap.
 * @throws EditRefused if the file doesn't have the expected shape, an entry is missing or has another value than
 * expected, or a new value of a variable is empty.
 */
export function settingsEdits(text: string, operations: readonly SettingsOperation[]): TextEdit[] {
  const [first] = operations;
  if (!first) {
    return [];
  }
  const { file } = first;
  const root = parseObject(text);
  if (!root) {
    throw new EditRefused(file, { kind: 'invalidJson' });
  }
  const style = new SettingsStyle(text, root, lineEndingOf(text));
  const drafts = new Map<SettingsListName, SettingsListDraft>();
  const draft = (name: SettingsListName): SettingsListDraft => {
    const list = drafts.get(name) ?? new SettingsListDraft(file, text, root, name, style);
    drafts.set(name, list);
    return list;
  };
  for (const operation of operations) {
    applyOperation(operation, draft);
  }
  const lists = settingsListNames.map((name) => drafts.get(name)).filter((list) => list !== undefined);
  const newLists = lists.filter(({ exists }) => !exists);
  return [...lists.flatMap((list) => list.edits()), ...addLists(root, newLists, style)];
}

async function newSettingsEdits(
  { file, text, source }: FileToEdit,
  [created, ...others]: readonly CreateSettings[],
): Promise<TextEdit[]> {
  if (!created) {
    return [];
  }
  const problem = created.namedAfter && fileNameProblem(created.namedAfter.uniqueName);
  if (created.namedAfter && problem) {
    // The path of the new file may lead anywhere, so the message is about the manifest.
    throw new EditRefused(created.namedAfter.manifestFile, { kind: 'wrongSolutionName', problem });
  }
  if (others.length > 0) {
    throw new EditRefused(file, { kind: 'sameNewFile' });
  }
  if (text !== undefined) {
    throw new EditRefused(file, { kind: 'fileExists' });
  }
  const pattern = created.pattern === undefined ? undefined : await source(created.pattern);
  return [{ start: 0, end: 0, newText: newSettingsText(created, pattern) }];
}

/**
 * The text of a new settings file.
 * @param pattern The text of the settings file whose formatting is used. If it is undefined or not a JSON object, the
 * formatting of `pac` is used.
 */
function newSettingsText({ file, variables, references }: CreateSettings, pattern: string | undefined): string {
  const root = pattern === undefined ? undefined : parseObject(pattern);
  const style = new SettingsStyle(pattern ?? '', root, lineEndingOf(pattern ?? ''));
  const entries: Record<SettingsListName, (readonly [string, string])[][]> = {
    EnvironmentVariables: variables.map(({ schemaName, value, others = [] }) => {
      refuseEmptyVariable(file, schemaName, value);
      return [['SchemaName', schemaName], ['Value', value], ...others];
    }),
    ConnectionReferences: references.map(({ logicalName, connectionId, connectorId, others = [] }) => [
      ['LogicalName', logicalName],
      ['ConnectionId', connectionId],
      ...(connectorId === undefined ? [] : [['ConnectorId', connectorId] as const]),
      ...others,
    ]),
  };
  const members = settingsListNames.map((name): [string, string] => {
    const texts = entries[name].map((entry) =>
      objectText(
        entry.map(([key, value]): [string, string] => [key, JSON.stringify(value)]),
        style.entry(name),
      ),
    );
    return [name, listText(texts, style.list(name))];
  });
  const lineEnd = pattern === undefined ? '\n' : (/\r?\n$/.exec(pattern)?.[0] ?? '');
  return objectText(members, style.root) + lineEnd;
}

/**
 * The root object of a JSON text. Undefined if the root is not an object, or the text is not strict JSON, for example
 * because it has comments or trailing commas: deployment tools couldn't read such a file either.
 */
function parseObject(text: string): Node | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const root = parseJsonTree(text);
  return root?.type === 'object' ? root : undefined;
}

function applyOperation(operation: SettingsOperation, list: (name: SettingsListName) => SettingsListDraft): void {
  switch (operation.kind) {
    case 'setConnection': {
      const { logicalName, connectorId, others = [] } = operation;
      const added = connectorId === undefined ? {} : { ConnectorId: connectorId };
      list('ConnectionReferences').set(logicalName, 'ConnectionId', operation, added);
      list('ConnectionReferences').complete(logicalName, others);
      return;
    }
    case 'setConnector':
      list('ConnectionReferences').set(operation.logicalName, 'ConnectorId', operation);
      return;
    case 'setVariable':
      refuseEmptyVariable(operation.file, operation.schemaName, operation.value);
      list('EnvironmentVariables').set(operation.schemaName, 'Value', operation, {});
      return;
    case 'renameSetting':
      list('ConnectionReferences').rename(operation);
      return;
    case 'removeSetting':
      list(operation.list).remove(operation);
      return;
    default:
      operation satisfies never;
  }
}

/**
 * Refuses an empty value of an environment variable, because the import fails with a settings file that contains one.
 * @throws EditRefused if the value is empty.
 */
function refuseEmptyVariable(file: FilePath, schemaName: string, value: string): void {
  if (value === '') {
    throw new EditRefused(file, { kind: 'emptyVariable', schemaName });
  }
}

/**
 * Computes the edits that add the lists that a settings file lacks. `EnvironmentVariables` comes before
 * `ConnectionReferences`, as `pac` writes them. If the file has neither list, they are added after all other members.
 */
function addLists(root: Node, lists: readonly SettingsListDraft[], style: SettingsStyle): TextEdit[] {
  const { open, between, close } = style.root;
  const added = lists.map((list) => memberText(list.name, list.newText(), style.root)).join(`,${between}`);
  if (added === '') {
    return [];
  }
  const references = propertyOf(root, 'ConnectionReferences');
  if (references) {
    return [{ start: references.offset, end: references.offset, newText: `${added},${between}` }];
  }
  const anchor = propertyOf(root, 'EnvironmentVariables') ?? root.children?.at(-1);
  return anchor
    ? [{ start: endOf(anchor), end: endOf(anchor), newText: `,${between}${added}` }]
    : [{ start: root.offset + 1, end: endOf(root) - 1, newText: open + added + close }];
}
