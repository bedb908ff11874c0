import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from 'js-yaml';

/** A single value in YAML: a text, number or nothing. */
export interface YamlScalar {
  readonly kind: 'scalar';
  /** The value as text, without quotes, escapes and the indentation of a block. */
  readonly value: string;
  /** The offset in the text, in UTF-16 code units, of the value without the quotes around it. */
  readonly start: number;
  /** The offset behind the value. */
  readonly end: number;
  /** How the value is written. `block`: in the lines below `|` or `>`. */
  readonly style: 'plain' | 'singleQuoted' | 'doubleQuoted' | 'block';
}

export interface YamlMapping {
  readonly kind: 'mapping';
  readonly members: readonly { readonly key: YamlNode; readonly value: YamlNode }[];
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

export type YamlNode = YamlScalar | YamlMapping | YamlSequence;

/** Why a text cannot be parsed as YAML, and at which offset of the text, in UTF-16 code units. */
export interface YamlFailure {
  readonly reason: string;
  readonly offset: number;
}

/** The error to report for something that the YAML parser has thrown. */
export function yamlFailure(thrown: unknown): YamlFailure {
  return thrown instanceof YAMLException
    ? { reason: thrown.reason, offset: thrown.mark?.position ?? 0 }
    : { reason: String(thrown), offset: 0 };
}

/**
 * Parses YAML into a tree in which each single value has its place in the text. An alias of a single value is the value
 * at its anchor. An alias of anything else is an empty value, so the tree has no circle.
 * @returns The root of each document.
 */
export function parseYamlTree(text: string): { readonly roots: readonly YamlNode[] } | YamlFailure {
  try {
    return { roots: rootsOf(text) };
  } catch (error) {
    return yamlFailure(error);
  }
}

/** More than the data of agents nests, and less than the call stack can take. */
const maxDepth = 500;

interface OpenCollection {
  readonly kind: 'document' | 'mapping' | 'sequence';
  readonly nodes: YamlNode[];
}

function rootsOf(text: string): YamlNode[] {
  const roots: YamlNode[] = [];
  const anchors = new Map<string, YamlScalar>();
  const open: OpenCollection[] = [];
  const add = (node: YamlNode): void => {
    open.at(-1)?.nodes.push(node);
  };
  for (const event of parseEvents(text, { maxDepth })) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        open.push({ kind: 'document', nodes: [] });
        break;
      case EVENT_ID.MAPPING:
        open.push({ kind: 'mapping', nodes: [] });
        break;
      case EVENT_ID.SEQUENCE:
        open.push({ kind: 'sequence', nodes: [] });
        break;
      case EVENT_ID.SCALAR: {
        const scalar = scalarOf(text, event);
        if (event.anchorStart >= 0) {
          anchors.set(text.slice(event.anchorStart, event.anchorEnd), scalar);
        }
        add(scalar);
        break;
      }
      case EVENT_ID.ALIAS:
        add(anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? nothing);
        break;
      case EVENT_ID.POP: {
        const { kind, nodes } = open.pop() ?? { kind: 'document', nodes: [] };
        if (kind === 'document') {
          roots.push(...nodes);
        } else {
          add(kind === 'mapping' ? mappingOf(nodes) : { kind, items: nodes });
        }
        break;
      }
    }
  }
  return roots;
}

const nothing: YamlScalar = { kind: 'scalar', value: '', start: 0, end: 0, style: 'plain' };

function scalarOf(text: string, event: ScalarEvent): YamlScalar {
  const { valueStart: start, valueEnd: end } = event;
  return start < 0
    ? nothing
    : { kind: 'scalar', value: getScalarValue(text, event), start, end, style: styles[event.style] };
}

const styles: Readonly<Record<ScalarEvent['style'], YamlScalar['style']>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'singleQuoted',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'doubleQuoted',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'block',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'block',
};

/** @param nodes The keys and values in turn. */
function mappingOf(nodes: readonly YamlNode[]): YamlMapping {
  return {
    kind: 'mapping',
    members: nodes.flatMap((key, at) => (at % 2 === 0 ? [{ key, value: nodes[at + 1] ?? nothing }] : [])),
  };
}
