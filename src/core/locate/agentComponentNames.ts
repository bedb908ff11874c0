import { apiNameOf, guidKey } from '../model/names';
import type { ConnectionMode } from '../model/useSource';
import { isGuid } from '../text/guid';
import { firstBy } from '../text/unique';
import type { YamlFailure, YamlMapping, YamlNode, YamlScalar } from '../text/yamlTree';
import type { UsedName } from './namedSpan';
import type { Span } from './span';

/** The name of a connection reference or flow in the data of an agent component. */
export interface AgentName extends UsedName {
  /** Whose connection the use of a reference needs. */
  readonly mode: ConnectionMode;
}

export interface AgentComponentNames {
  readonly names: readonly AgentName[];
  /** Why the text cannot be parsed. The names are then those that single lines of the text show. */
  readonly failure?: YamlFailure;
}

/** The members of mappings whose values are names. */
const nameMembers: ReadonlySet<string> = new Set(['connectionReference', 'flowId', 'workflowId']);

/** Whether a text contains a word that comes before a name. If not, it has no names, and need not be parsed. */
export function mayContainNames(text: string): boolean {
  return /connectionReference|flowId|workflowId/.test(text);
}

/**
 * Finds the connection references and flows in the text of a `botcomponents/<schema name>/data` file, the YAML of one
 * component of an agent. A reference is the value of `connectionReference` at any depth, a flow the GUID in `flowId` or
 * `workflowId`. The same words in a text or comment are no names. Source: docs/formats.md#agents.
 */
export async function agentComponentNames(text: string): Promise<AgentComponentNames> {
  if (!mayContainNames(text)) {
    return { names: [] };
  }
  // Load the YAML parser only here: in most workspaces, agents use nothing.
  const { parseYamlTree } = await import('../text/yamlTree');
  const tree = parseYamlTree(text);
  return 'roots' in tree
    ? // An alias repeats the name at its anchor.
      {
        names: firstBy(
          tree.roots.flatMap((root) => namesIn(root, text)),
          ({ span }) => String(span.start),
        ),
      }
    : { names: namesInLines(text), failure: tree };
}

function namesIn(node: YamlNode, text: string): AgentName[] {
  switch (node.kind) {
    case 'scalar':
      return [];
    case 'sequence':
      return node.items.flatMap((item) => namesIn(item, text));
    case 'mapping': {
      const mode = modeIn(node);
      return node.members.flatMap(({ key, value }) =>
        key.kind === 'scalar' && value.kind === 'scalar' && nameMembers.has(key.value)
          ? nameAt(key.value, value.value.trim(), trimmedSpan(text, value), writers[value.style], mode)
          : namesIn(value, text),
      );
    }
  }
}

/**
 * The `mode` in the `connectionProperties` beside a `connectionReference`: `Maker` or `Invoker`. Source:
 * docs/formats.md#agents.
 */
function modeIn(mapping: YamlMapping): ConnectionMode {
  const properties = memberOf(mapping, 'connectionProperties');
  const mode = properties?.kind === 'mapping' ? memberOf(properties, 'mode') : undefined;
  const written = mode?.kind === 'scalar' ? mode.value.trim().toLowerCase() : '';
  return written === 'maker' ? 'embedded' : written === 'invoker' ? 'invoker' : 'unknown';
}

function memberOf({ members }: YamlMapping, name: string): YamlNode | undefined {
  return members.find(({ key }) => key.kind === 'scalar' && key.value === name)?.value;
}

function trimmedSpan(text: string, { start, end }: Pick<YamlScalar, 'start' | 'end'>): Span {
  const written = text.slice(start, end);
  const from = written.search(/\S/);
  return from < 0 ? { start, end: start } : { start: start + from, end: start + written.trimEnd().length };
}

/** @param member The member with the name as value, one of {@link nameMembers}. */
function nameAt(member: string, name: string, span: Span, written: Write, mode: ConnectionMode): AgentName[] {
  if (name === '') {
    return [];
  }
  if (member === 'connectionReference') {
    return [{ name, span, written, kind: 'connectionReference', source: 'agentData', mode }];
  }
  // The GUID of a flow may end a path such as `/providers/Microsoft.Flow/flows/<GUID>`.
  const id = apiNameOf(name);
  const ofGuid = { start: span.end - id.length, end: span.end };
  return isGuid(id)
    ? [{ name: guidKey(id), span: ofGuid, written: asIs, kind: 'flow', source: 'agentData', mode }]
    : [];
}

/**
 * The names in a text that cannot be parsed. A line may be a part of a text or comment: a name too many does no harm while
 * the file is broken, but the name of a reference that seems to be unused would.
 */
function namesInLines(text: string): AgentName[] {
  // In a plain scalar, # begins a comment only after white space. Elsewhere it is part of the name.
  const lines =
    /^[ \t-]*(connectionReference|flowId|workflowId):[ \t]*(?:"((?:[^"\\\r\n]|\\.)+)"|'((?:[^'\r\n]|'')+)'|([^\s#"'](?:[^\r\n#]|(?<=\S)#)*))/dgm;
  return [...text.matchAll(lines)].flatMap(({ 1: member = '', indices }) => {
    const style = lineStyles.findIndex((_, at) => indices?.[at + 2] !== undefined);
    const [start, end] = indices?.[style + 2] ?? [0, 0];
    const span = trimmedSpan(text, { start, end });
    const written = writers[lineStyles[style] ?? 'plain'];
    return nameAt(member, text.slice(span.start, span.end), span, written, 'unknown');
  });
}

/** The styles in the order of the groups of the regular expression in {@link namesInLines}. */
const lineStyles: readonly YamlScalar['style'][] = ['doubleQuoted', 'singleQuoted', 'plain'];

/** Escapes a name. */
type Write = (name: string) => string;

const asIs: Write = (name) => name;
const inDoubleQuotes: Write = (name) => name.replace(/["\\]/g, '\\$&');

/** How a name is escaped in each style. */
const writers: Readonly<Record<YamlScalar['style'], Write>> = {
  doubleQuoted: inDoubleQuotes,
  singleQuoted: (name) => name.replaceAll("'", "''"),
  plain: (name) => (/^\W|\s#|:(?:\s|$)/.test(name) ? `"${inDoubleQuotes(name)}"` : name),
  block: asIs,
};
