import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { LineIndex } from '../../text/lineIndex';
import { connectionOf, connectorKeys, type Fields, fieldsOf } from './connectionFields';
import type {
  ConnectionListFormat,
  ConnectionListProblem,
  FormatReading,
  ListedConnection,
} from './connectionListFormat';

/**
 * Reads connections in JSON. Text around the JSON is skipped, several JSON values are read one after another, and a
 * value that is cut off gives the connections before the cut. Known sources:
 * - `pac connectivity list-connections --json`
 *   (learn.microsoft.com/power-platform/developer/cli/reference/connectivity).
 * - `pa connection list --json` (learn.microsoft.com/power-apps/developer/code-apps/reference/cli).
 * - `pac connection list --json`; public scripts read its members `connectionId`, `displayName`, `connectorName` and
 *   `status`.
 * - The Power Apps API: `{ "value": […] }`.
 * - `Get-AdminPowerAppConnection | ConvertTo-Json`.
 */
export const jsonFormat: ConnectionListFormat = {
  id: 'json',
  read(text) {
    const index = new LineIndex(text.text);
    const lineOf = (offset: number) => index.position(offset).line + 1;
    const readings: FormatReading[] = [];
    let broken: ConnectionListProblem | undefined;
    let failures = 0;
    for (let at = nextStart(text.text, 0); at >= 0 && failures < mostFailures;) {
      const parsed = unlessTooDeep(() => parseAt(text.text, at));
      const reading = parsed && unlessTooDeep(() => readValue(parsed.root, at, lineOf));
      if (reading && (parsed.error === undefined || reading.listed.length > 0)) {
        const cut = parsed.error === undefined ? [] : [brokenAt(lineOf(at + parsed.error))];
        readings.push({ ...reading, problems: [...reading.problems, ...cut] });
        const end = at + parsed.root.offset + parsed.root.length;
        text.take(text.lines.slice(lineOf(at) - 1, lineOf(end - 1)));
        at = nextStart(text.text, Math.max(end, at + 1));
      } else {
        broken ??= parsed?.error === undefined ? undefined : brokenAt(lineOf(at + parsed.error));
        failures++;
        at = nextStart(text.text, at + 1);
      }
    }
    if (readings.length === 0) {
      return /^\s*[[{]\s*["{]/.test(text.text) && broken ? { listed: [], problems: [broken] } : undefined;
    }
    return {
      listed: readings.flatMap((reading) => reading.listed),
      problems: readings.flatMap((reading) => reading.problems),
    };
  },
};

/**
 * The number of failed attempts after which reading stops. Each attempt can parse the whole text, so many of them would
 * block the editor.
 */
const mostFailures = 20;

/**
 * The offset of the next `[` or `{` that can begin a JSON value with connections; not PowerShell's `@{…}` and not
 * `[text]`. -1 when there is none.
 */
function nextStart(text: string, from: number): number {
  const start = /(?<!@)[[{](?=\s*[[{"\]}])/g;
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}

function brokenAt(line: number): ConnectionListProblem {
  return { line, kind: 'brokenJson' };
}

interface ParsedValue {
  /** The parsed value. Its offsets count from the offset where parsing began. */
  readonly root: Node;
  /** The offset of the first syntax error; undefined when there is none. */
  readonly error: number | undefined;
}

/** Replaces a line end inside a string during parsing. It has the same length, so that offsets do not change. */
const wrap = '\ue000';

function parseAt(text: string, at: number): ParsedValue | undefined {
  const plain = text.slice(at);
  const first = parseTolerant(plain);
  if (first?.error === undefined) {
    return first;
  }
  const unwrapped = parseTolerant(unwrapStrings(plain));
  return unwrapped && unwrapped.error === undefined ? unwrapped : first;
}

function parseTolerant(text: string): ParsedValue | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const end = root ? root.offset + root.length : 0;
  return root && { root, error: errors.find((error) => error.offset < end)?.offset ?? cutOff(text, root) };
}

/**
 * Returns undefined when a value is nested too deeply for the recursive parser. Such a value is not a list of
 * connections, and reading must not throw.
 */
function unlessTooDeep<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** The offset where a value without its closing bracket ends; undefined when the bracket exists. */
function cutOff(text: string, root: Node): number | undefined {
  const end = root.offset + root.length;
  const close = root.type === 'array' ? ']' : '}';
  return text[end - 1] === close ? undefined : Math.max(0, text.trimEnd().length - 1);
}

/** Replaces line ends inside strings, because consoles break long lines even inside strings. */
function unwrapStrings(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[^])*"/g, (string) => string.replaceAll('\n', wrap));
}

/**
 * Finds the connections in a JSON value.
 * @returns Undefined when the value contains neither connections nor incomplete ones.
 */
function readValue(root: Node, at: number, lineOf: (offset: number) => number): FormatReading | undefined {
  const listed: ListedConnection[] = [];
  const problems: ConnectionListProblem[] = [];
  const visit = (node: Node, depth: number): void => {
    if (node.type === 'object') {
      const fields = fieldsOf(unwrapped(getNodeValue(node)));
      const connection = fields && connectionOf(fields);
      if (connection) {
        listed.push(connection);
        return;
      }
      const kind = fields && incompleteKind(fields);
      if (kind !== undefined) {
        problems.push({ line: lineOf(at + node.offset), kind });
        return;
      }
    }
    for (const child of depth < deepest ? (node.children ?? []) : []) {
      visit(child, depth + 1);
    }
  };
  visit(root, 0);
  if (listed.length === 0 && problems.length === 0) {
    return isEmptyList(getNodeValue(root))
      ? { listed, problems: [{ line: lineOf(at), kind: 'emptyJson' }] }
      : undefined;
  }
  return { listed, problems };
}

/**
 * The depth up to which objects are searched. Real lists are at most a few levels deep, and a search of each level
 * costs time.
 */
const deepest = 16;

function isEmptyList(value: unknown): boolean {
  const list = Array.isArray(value) ? (value as unknown[]) : fieldsOf(value)?.get('value');
  return Array.isArray(list) && list.length === 0;
}

/**
 * The reason why an object about a connection or connector has no connection id: the object is a connector, or the id is
 * missing. Undefined for other objects.
 */
function incompleteKind(fields: Fields): ConnectionListProblem['kind'] | undefined {
  const id = fields.get('id');
  if (typeof id === 'string' && /\/apis\/[^/]+$/i.test(id)) {
    return 'connector';
  }
  const isConnection = ['connectionid', 'connectionname'].some((key) => fields.has(key));
  return isConnection || (connectorKeys.some((key) => fields.has(key)) && (fields.has('id') || fields.has('status')))
    ? 'noId'
    : undefined;
}

/** Removes the line ends that a console put into strings. */
function unwrapped(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(wrap, '');
  }
  if (Array.isArray(value)) {
    return value.map(unwrapped);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name.replaceAll(wrap, ''), unwrapped(member)]))
    : value;
}
