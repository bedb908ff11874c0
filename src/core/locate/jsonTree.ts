import { type Node, parseTree } from 'jsonc-parser';
import { jsonPointerMembers } from '../model/place';

/** A JSON text with the offsets of its members, parsed once for many look-ups. */
export class JsonTree {
  readonly #root: Node | undefined;

  constructor(text: string) {
    this.#root = parse(text);
  }

  /** The value that a JSON Pointer names. Of a key that occurs twice the last one counts, as `JSON.parse` has it. */
  value(pointer: string): Node | undefined {
    let node = this.#root;
    for (const name of jsonPointerMembers(pointer)) {
      node = node && step(node, name);
    }
    return node;
  }

  /** The key string, quotes included, of the property that a JSON Pointer names. */
  key(pointer: string): Node | undefined {
    const property = this.value(pointer)?.parent;
    return property?.type === 'property' ? property.children?.[0] : undefined;
  }
}

/** Undefined also for a text that nests so deeply that the recursive parser gives up: nothing in it has a place then. */
function parse(text: string): Node | undefined {
  try {
    return parseTree(text, [], { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function step(node: Node, name: string): Node | undefined {
  if (node.type === 'array') {
    return node.children?.[Number(name)];
  }
  return propertyOf(node, name)?.children?.[1];
}

/** The property of an object node; the last one of a key that occurs twice. */
export function propertyOf(node: Node, name: string): Node | undefined {
  return node.type === 'object'
    ? node.children?.findLast((property) => property.children?.[0]?.value === name)
    : undefined;
}
