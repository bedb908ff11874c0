import { apiNameOf, guidKey } from '../model/names';
import { isGuid } from '../text/guid';
import type { UsedName } from './namedSpan';

/**
 * Finds the connection references and flows in the text of a `botcomponents/<schema name>/data` file, the YAML of one
 * component of an agent. A reference is the value of `connectionReference` at any depth, a flow the GUID in `flowId` or
 * `workflowId`, always a plain or quoted scalar on one line, so the lines are matched without a YAML parser. Source:
 * docs/formats.md#agents.
 */
export function agentComponentNames(text: string): UsedName[] {
  // In a plain scalar, # begins a comment only after white space. Elsewhere it is part of the name.
  const lines =
    /^[ \t-]*(connectionReference|flowId|workflowId):[ \t]*(?:"((?:[^"\\\r\n]|\\.)+)"|'((?:[^'\r\n]|'')+)'|([^\s#"'](?:[^\r\n#]|(?<=\S)#)*))/dgm;
  return [...text.matchAll(lines)].flatMap(({ 1: key, indices }): UsedName[] => {
    const quoting = quotings.findIndex((_, at) => indices?.[at + 2] !== undefined);
    const [from, to] = indices?.[quoting + 2] ?? [0, 0];
    const { read, write } = quotings[quoting] ?? plain;
    const scalar = text.slice(from, to);
    const start = from + scalar.search(/\S|$/);
    const end = from + scalar.trimEnd().length;
    if (end <= start) {
      return [];
    }
    const name = read(text.slice(start, end));
    return key === 'connectionReference'
      ? [{ name, span: { start, end }, written: write, kind: 'connectionReference', source: 'agentData' }]
      : flowIdIn(name, start);
  });
}

/** The GUID of a flow, which may stand at the end of a path such as `/providers/Microsoft.Flow/flows/<GUID>`. */
function flowIdIn(value: string, start: number): UsedName[] {
  const id = apiNameOf(value);
  const from = start + value.length - id.length;
  return isGuid(id)
    ? [
        {
          name: guidKey(id),
          span: { start: from, end: from + id.length },
          written: (name) => name,
          kind: 'flow',
          source: 'agentData',
        },
      ]
    : [];
}

/**
 * How a name is unescaped (`read`) and escaped (`write`) in a YAML scalar without quotes or with one kind of quotes.
 */
interface Quoting {
  readonly read: (written: string) => string;
  readonly write: (name: string) => string;
}

const doubleQuoted: Quoting = {
  read: (written) => written.replace(/\\(["\\])/g, '$1'),
  write: (name) => name.replace(/["\\]/g, '\\$&'),
};

const singleQuoted: Quoting = {
  read: (written) => written.replaceAll("''", "'"),
  write: (name) => name.replaceAll("'", "''"),
};

const plain: Quoting = {
  read: (written) => written,
  write: (name) => (/^\W|\s#|:(?:\s|$)/.test(name) ? `"${doubleQuoted.write(name)}"` : name),
};

/** The ways to quote, in the order of the groups of the regular expression in {@link agentComponentNames}. */
const quotings: readonly Quoting[] = [doubleQuoted, singleQuoted, plain];
