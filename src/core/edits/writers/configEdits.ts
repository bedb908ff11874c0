import { applyEdits, findNodeAtLocation, modify, parse, type ParseError, parseTree } from 'jsonc-parser';
import { escapeGlob, globMatcher } from '../../config/globs';
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
} from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import { endOf } from './jsonStyle';
import type { Writer } from './writer';

/** Changes a folder's `.connref.json`. */
export const configWriter: Writer<ConfigOperation> = {
  target: 'config',
  sharesFile: false,
  write: ({ text }, operations) => configEdits(text, operations),
};

/** Sets what stands at a place; undefined takes the item of a list away. A place behind the last item of a list adds one. */
type SetAt = (path: readonly (string | number)[], value: unknown) => void;

/**
 * Changes a `.connref.json`; its comments and formatting stay.
 * @param text The file's text; undefined when there is no such file yet.
 * @throws EditRefused when the file is no valid JSON, or holds something else where a list or an object belongs.
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
    carryOut(operation, () => parseConfig(after, operation), set);
  }
  return text === after
    ? []
    : [text === undefined ? { start: 0, end: 0, newText: after } : smallestEdit(before, after)];
}

function carryOut(operation: ConfigOperation, config: () => unknown, set: SetAt): void {
  switch (operation.kind) {
    case 'addExternal':
      addToList('externals', operation.name, operation, config(), set);
      return;
    case 'ignoreFinding':
      addToList('ignore', operation.entry, operation, config(), set);
      return;
    case 'renameIgnoredReference':
      for (const at of ignoredAbout(operation, config())) {
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
  const json: unknown = text.trim() === '' ? {} : parse(text, errors, { allowTrailingComma: true });
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

/** Where `ignore` names a reference. */
function ignoredAbout({ logicalName }: RenameIgnoredReference | RemoveConfigEntries, config: unknown): number[] {
  return itemsAt(config, 'ignore', (entry) => {
    const reference = member(entry, 'reference');
    return typeof reference === 'string' && sameName(reference, logicalName);
  });
}

/** What is further behind goes first, so that the other places stay. */
function removeConfigEntries(operation: RemoveConfigEntries, config: unknown, set: SetAt): void {
  for (const at of ignoredAbout(operation, config).reverse()) {
    set(['ignore', at], undefined);
  }
  const isNamed = (name: unknown): boolean => typeof name === 'string' && sameName(name, operation.logicalName);
  for (const at of itemsAt(config, 'externals', isNamed).reverse()) {
    set(['externals', at], undefined);
  }
}

function itemsAt(config: unknown, list: string, isMeant: (item: unknown) => boolean): number[] {
  const items: unknown = member(config, list);
  return Array.isArray(items) ? [...items.keys()].filter((at) => isMeant(items[at])) : [];
}

/**
 * A file that the environment has keeps its place, which says what it lies over, and others may have it too. One that comes
 * to it leaves the others.
 */
function assignSettings(operation: AssignSettings, config: () => unknown, set: SetAt): void {
  const { path, solutions, present } = operation;
  const name = declaredName(operation, config());
  const glob = escapeGlob(path);
  const entry = solutions.length > 0 ? { path: glob, solutions } : glob;
  const isOwn = (own: string | undefined): boolean => own === path || own === glob;
  const place = settingsOf(name, operation, config()).findIndex((each) => isOwn(globOf(each)));
  if (place >= 0) {
    set(['environments', name, 'settings', place], entry);
    return;
  }
  for (const [environment] of members(member(config(), 'environments'))) {
    for (const [at, entry] of [...settingsOf(environment, operation, config()).entries()].reverse()) {
      const own = globOf(entry);
      if (isOwn(own)) {
        set(['environments', environment, 'settings', at], undefined);
      } else if (own !== undefined && globMatcher([own], { dot: true })(path)) {
        refuseGlob(environment, own, operation);
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

/** The name of an environment as the file spells it; as the operation does where the file has none. */
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

/** Takes an item out of a list, with one comma; `modify` of jsonc-parser breaks lists on one line there. */
function withoutItem(text: string, path: readonly (string | number)[]): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
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
    return text.slice(0, endOf(previous)) + comments.replace(/\s+$/, /^\s*\n/.test(behind) ? '' : '\n') + behind;
  }
  const before = text.slice(0, item.offset);
  if (next) {
    return before + withoutComma(text.slice(endOf(item), next.offset)).trimStart() + text.slice(next.offset);
  }
  return before.replace(/\[\s+$/, '[') + behind.replace(/^\s*,/, '').replace(/^\s+\]/, ']');
}

/** The comments between two items; what is white space else goes. */
function withoutComma(between: string): string {
  let isThere = true;
  // A comma in a comment is none.
  const left = between.replace(/\/\*[^]*?\*\/|\/\/.*|,/g, (part) => {
    const isIt = isThere && part === ',';
    isThere &&= !isIt;
    return isIt ? '' : part;
  });
  return left.trim() === '' ? '' : left;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The one edit that turns a text into another, without what both begin and end with. */
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
