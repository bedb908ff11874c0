import { getNodeValue, type Node, type ParseError } from 'jsonc-parser';
import { parseJsonTree } from '../../text/jsonTree';
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
 * value that is cut off gives the connections before the cut. Known sources of lists in JSON:
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
    let restsParsed = 0;
    for (let at = nextStart(text.text, 0); at >= 0 && failures < mostFailures;) {
      const whole = parseWhole(text.text, at);
      const isWhole = whole !== undefined && whole.error === undefined;
      const parsed = isWhole || restsParsed++ >= mostFailures ? whole : parseAt(text.text, at);
      const reading = parsed && readValue(parsed.root, at, lineOf);
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
 * The number of failed attempts to read connections from a JSON value after which reading stops, and of values with
 * errors that are parsed with all text behind them. Each attempt can parse the whole text, so many attempts would block
 * the editor.
 */
const mostFailures = 20;

/**
 * The offset of the next `[` or `{`, at or behind `from`, that can begin a JSON value with connections or an empty
 * list; -1 when the rest of the text has none. PowerShell's `@{…}` and texts such as `[text]` are skipped.
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
  /**
   * The offset of the first syntax error, or of the last character of a text that ends before the value is complete.
   * It counts like the offsets of `root`. Undefined when the value has no syntax error.
   */
  readonly error: number | undefined;
}

/**
 * A private-use character that replaces each line feed inside a JSON string when a text with a syntax error is parsed
 * again. Both characters are one UTF-16 code unit long, so offsets do not change.
 */
const wrap = '\ue000';

/** Parses the value that begins at `at` up to its closing bracket. Undefined for a value without one. */
function parseWhole(text: string, at: number): ParsedValue | undefined {
  const end = closingBracket(text, at);
  return end === undefined ? undefined : parseTolerant(text.slice(at, end));
}

/** The offset behind the bracket that closes the one at `at`, outside of strings; undefined if there is none. */
function closingBracket(text: string, at: number): number | undefined {
  const marks = /"(?:[^"\\]|\\[^])*(?:"|$)|[[\]{}]/g;
  marks.lastIndex = at;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [found] = mark;
    depth += found === '[' || found === '{' ? 1 : found === ']' || found === '}' ? -1 : 0;
    if (depth === 0) {
      return marks.lastIndex;
    }
  }
  return undefined;
}

/** Parses the value that begins at `at`, with all text behind it: the value can have errors, or no end. */
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
  const root = parseJsonTree(text, errors, { allowTrailingComma: true });
  const end = root ? root.offset + root.length : 0;
  return root && { root, error: errors.find((error) => error.offset < end)?.offset ?? cutOff(text, root) };
}

/**
 * For a JSON value without a closing bracket, the offset of the last character of the text, white space left out;
 * undefined when the value has its closing bracket.
 */
function cutOff(text: string, root: Node): number | undefined {
  const end = root.offset + root.length;
  const close = root.type === 'array' ? ']' : '}';
  return text[end - 1] === close ? undefined : Math.max(0, text.trimEnd().length - 1);
}

/**
 * Replaces line feeds inside JSON strings by {@link wrap}, because consoles break long lines even inside strings, and
 * the parser does not accept line feeds there.
 */
function unwrapStrings(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[^])*"/g, (string) => string.replaceAll('\n', wrap));
}

/**
 * Finds the connections in a JSON value, at any depth up to {@link deepest}.
 * @param at The offset in the pasted text where parsing of the value began.
 * @returns The connections, and the objects that look like a connection or connector but could not be read. An empty
 * list is reported as `emptyJson`. Undefined for any other value.
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
 * The depth up to which a JSON value is searched for connections. Real lists are only a few levels deep, and each
 * further level takes time.
 */
const deepest = 16;

function isEmptyList(value: unknown): boolean {
  const list = Array.isArray(value) ? (value as unknown[]) : fieldsOf(value)?.get('value');
  return Array.isArray(list) && list.length === 0;
}

/**
 * Why a JSON object cannot be read as a connection: it describes a connector, or a connection without a connection id
 * that can be read. Undefined for objects that describe neither.
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

/** A JSON value without the marks ({@link wrap}) for the line feeds that a console put into its strings. */
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
