import { applyEdits, findNodeAtLocation, modify, type ParseError } from 'jsonc-parser';
import { parseJsonTree, parseJsonValue } from '../../text/jsonTree';
import { escapeGlob, globMatcher } from '../../config/globs/globMatcher';
import { sameName } from '../../model/names';
import { member, members } from '../../readers/parseJson';
import { lineEndingOf } from '../../text/lineEndings';
import type { TextEdit } from '../../text/textEdit';
import type {
  AddExternal,
  AssignSettings,
  ConfigOperation,
  RemoveConfigEntries,
  IgnoreFinding,
  RenameIgnoredReference,
  SetImportMode,
} from '../operations/configOperation';
import { EditRefused } from '../operations/editRefused';
import { endOf } from './jsonStyle';
import type { Writer } from './writer';

/** The writer of operations on the `.connref.json` of a workspace folder. */
export const configWriter: Writer<ConfigOperation> = {
  target: 'config',
  sharesFile: false,
  write: ({ text }, operations) => configEdits(text, operations),
};

/**
 * A function that sets the value at a JSON path of `.connref.json`. If the value is undefined, the item of a list at
 * this path is removed. The index -1 adds an item to the end of a list.
 */
type SetAt = (path: readonly (string | number)[], value: unknown) => void;

/**
 * Computes the edit that changes a `.connref.json`. Comments and formatting are kept.
 * @param text The text of the file; undefined if the file doesn't exist.
 * @returns One edit with offsets in UTF-16 code units of `text`; empty if nothing changes.
 * @throws EditRefused if the file is not a JSON object, a member has another type than expected, or an environment
 * lists the settings file to assign by a glob.
 */
export function configEdits(text: string | undefined, operations: readonly ConfigOperation[]): TextEdit[] {
  if (
    text === undefined &&
    operations.every(({ kind }) => kind === 'renameIgnoredReference' || kind === 'removeConfigEntries')
  ) {
    return [];
  }
  const before = text ?? '{}\n';
  const formattingOptions = { insertSpaces: !/^\t/m.test(before), tabSize: 2, eol: lineEndingOf(before) };
  let after = before;
  const set: SetAt = (path, value) => {
    const isArrayInsertion = path.at(-1) === -1;
    after =
      value === undefined
        ? withoutItem(after, path)
        : applyEdits(after, modify(after, [...path], value, { isArrayInsertion, formattingOptions }));
  };
  for (const operation of operations) {
    applyOperation(operation, () => parseConfig(after, operation), set);
  }
  return text === after
    ? []
    : [text === undefined ? { start: 0, end: 0, newText: after } : smallestEdit(before, after)];
}

function applyOperation(operation: ConfigOperation, config: () => unknown, set: SetAt): void {
  switch (operation.kind) {
    case 'addExternal':
      addToList('externals', operation.name, operation, config(), set);
      return;
    case 'ignoreFinding':
      addToList('ignore', operation.entry, operation, config(), set);
      return;
    case 'renameIgnoredReference':
      for (const at of ignoredIndexes(operation, config())) {
        set(['ignore', at, 'reference'], operation.to);
      }
      return;
    case 'removeConfigEntries':
      removeConfigEntries(operation, config(), set);
      return;
    case 'assignSettings':
      assignSettings(operation, config, set);
      return;
    case 'setImportMode':
      set(['environments', declaredName(operation, config()), 'import'], operation.import);
      return;
    default:
      operation satisfies never;
  }
}

function parseConfig(text: string, { file }: ConfigOperation): unknown {
  const errors: ParseError[] = [];
  const json = text.trim() === '' ? {} : parseJsonValue(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(json)) {
    throw new EditRefused(file, { kind: 'invalidJson' });
  }
  return json;
}

function addToList(
  list: string,
  value: unknown,
  { file }: AddExternal | IgnoreFinding,
  config: unknown,
  set: SetAt,
): void {
  const found = member(config, list);
  if (found !== undefined && !Array.isArray(found)) {
    throw new EditRefused(file, { kind: 'wrongType', member: list, expected: 'list' });
  }
  set([list, -1], value);
}

/**
 * The indexes of those entries of `ignore` in `.connref.json` that are about the connection reference of the operation.
 */
function ignoredIndexes({ logicalName }: RenameIgnoredReference | RemoveConfigEntries, config: unknown): number[] {
  return indexesIn(config, 'ignore', (entry) => {
    const reference = member(entry, 'reference');
    return typeof reference === 'string' && sameName(reference, logicalName);
  });
}

/**
 * Removes the entries of `ignore` and `externals` that are about the connection reference of the operation. The last
 * entry is removed first, because removing an entry changes the indexes of the entries after it.
 */
function removeConfigEntries(operation: RemoveConfigEntries, config: unknown, set: SetAt): void {
  for (const at of ignoredIndexes(operation, config).reverse()) {
    set(['ignore', at], undefined);
  }
  const isReference = (name: unknown): boolean => typeof name === 'string' && sameName(name, operation.logicalName);
  for (const at of indexesIn(config, 'externals', isReference).reverse()) {
    set(['externals', at], undefined);
  }
}

/**
 * The indexes of the items of a list in `.connref.json` that fulfil a condition; empty if `.connref.json` doesn't have
 * the list.
 */
function indexesIn(config: unknown, list: string, condition: (item: unknown) => boolean): number[] {
  const items: unknown = member(config, list);
  return Array.isArray(items) ? [...items.keys()].filter((at) => condition(items[at])) : [];
}

/**
 * Adds a settings file to a target environment in `.connref.json`. If the environment already lists the file, the entry
 * keeps its position, because later files override earlier ones. Otherwise the file is added at the end of the list and
 * removed from all other environments.
 */
function assignSettings(operation: AssignSettings, config: () => unknown, set: SetAt): void {
  const { path, solutions, present } = operation;
  const name = declaredName(operation, config());
  const glob = escapeGlob(path);
  const entry = solutions.length > 0 ? { path: glob, solutions } : glob;
  const isPath = (listed: string | undefined): boolean => listed === path || listed === glob;
  const place = settingsOf(name, operation, config()).findIndex((each) => isPath(globOf(each)));
  if (place >= 0) {
    set(['environments', name, 'settings', place], entry);
    return;
  }
  for (const [environment] of members(member(config(), 'environments'))) {
    for (const [at, entry] of [...settingsOf(environment, operation, config()).entries()].reverse()) {
      const listed = globOf(entry);
      if (isPath(listed)) {
        set(['environments', environment, 'settings', at], undefined);
      } else if (listed !== undefined && globMatcher([listed], 'path')(path)) {
        refuseGlob(environment, listed, operation);
      }
    }
  }
  const isList = settingsOf(name, operation, config()).length > 0;
  set(
    ['environments', name, 'settings', ...(isList ? [-1] : [])],
    isList ? entry : [...present.filter((each) => each !== path).map(escapeGlob), entry],
  );
}

function refuseGlob(environment: string, glob: string, { file, path }: AssignSettings): never {
  throw new EditRefused(file, { kind: 'sharedGlob', glob, environment, path });
}

function settingsOf(environment: string, { file }: AssignSettings, config: unknown): readonly unknown[] {
  const settings = member(member(member(config, 'environments'), environment), 'settings') ?? [];
  if (!Array.isArray(settings)) {
    throw new EditRefused(file, { kind: 'wrongType', member: 'settings', of: environment, expected: 'list' });
  }
  return settings as unknown[];
}

function globOf(entry: unknown): string | undefined {
  const glob = isObject(entry) ? member(entry, 'path') : entry;
  return typeof glob === 'string' ? glob : undefined;
}

/**
 * The name of the operation's environment as `.connref.json` spells it, because another upper or lower case would add
 * the environment a second time. If `.connref.json` doesn't have the environment, the name is the one in the operation.
 */
function declaredName({ file, environment }: AssignSettings | SetImportMode, config: unknown): string {
  const environments = member(config, 'environments') ?? {};
  if (!isObject(environments)) {
    throw new EditRefused(file, { kind: 'wrongType', member: 'environments', expected: 'object' });
  }
  const known = members(environments).find(([name]) => sameName(name, environment));
  if (known && !isObject(known[1])) {
    throw new EditRefused(file, { kind: 'wrongType', member: known[0], of: 'environments', expected: 'object' });
  }
  return known?.[0] ?? environment;
}

/**
 * The text of a `.connref.json` without one item of a list and without the comma that is then no longer needed.
 * `modify` of jsonc-parser is not used, because it damages lists on one line.
 * @param path The JSON path of the item.
 */
function withoutItem(text: string, path: readonly (string | number)[]): string {
  const root = parseJsonTree(text, [], { allowTrailingComma: true });
  const item = root && findNodeAtLocation(root, [...path]);
  const items = item?.parent?.children;
  if (!item || !items) {
    return text;
  }
  const at = items.indexOf(item);
  const [previous, next] = [items[at - 1], items[at + 1]];
  const behind = text.slice(endOf(item));
  if (previous) {
    const comments = withoutComma(text.slice(endOf(previous), item.offset));
    return (
      text.slice(0, endOf(previous)) +
      comments.trimEnd() +
      (comments === comments.trimEnd() || /^\s*\n/.test(behind) ? '' : '\n') +
      behind
    );
  }
  const before = text.slice(0, item.offset);
  if (next) {
    return before + withoutComma(text.slice(endOf(item), next.offset)).trimStart() + text.slice(next.offset);
  }
  return before.replace(/\[\s+$/, '[') + behind.replace(/^\s*,/, '').replace(/^\s+\]/, ']');
}

/** The text between two items of a list without the comma. Comments are kept; without comments, the result is empty. */
function withoutComma(between: string): string {
  let hasComma = true;
  // The regular expression matches comments first, so that a comma inside a comment is kept.
  const left = between.replace(/\/\*[^]*?\*\/|\/\/.*|,/g, (part) => {
    const isSeparator = hasComma && part === ',';
    hasComma &&= !isSeparator;
    return isSeparator ? '' : part;
  });
  return left.trim() === '' ? '' : left;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The smallest edit that turns the text `before` into the text `after`: it replaces only the part between their common
 * start and their common end.
 */
function smallestEdit(before: string, after: string): TextEdit {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) {
    start++;
  }
  let tail = 0;
  while (tail < limit - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail++;
  }
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}
