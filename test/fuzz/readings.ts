import assert from 'node:assert/strict';
import { type Node, parseTree, type ParseError } from 'jsonc-parser';
import { Locator } from '../../src/core/locate/locator';
import {
  type ComponentFacts,
  type ComponentKind,
  componentReaders,
} from '../../src/core/readers/components/allComponents';
import type { FileProblem, ReadResult } from '../../src/core/readers/readResult';
import type { Outcome } from './fuzzTarget';

/**
 * Reads a text as a component. Checks that there are facts or a problem, and that each problem has a place in the text.
 * @throws AssertionError if not, and whatever the reader throws.
 */
export async function readAs<Kind extends ComponentKind>(
  kind: Kind,
  text: string,
): Promise<ReadResult<ComponentFacts[Kind]>> {
  const result = await componentReaders[kind](text, () => undefined);
  assert.ok((result.facts === undefined) === (result.problem !== undefined), 'neither facts nor a problem');
  await assertPlaced(problemsOf(result), text);
  return result;
}

export function outcomeOf(result: ReadResult<unknown>): Outcome {
  return problemsOf(result).length > 0 ? 'refused' : 'taken';
}

function problemsOf({ problem, ...result }: ReadResult<unknown>): readonly FileProblem[] {
  return problem ? [problem] : 'remarks' in result ? (result.remarks ?? []) : [];
}

/** Checks that the places of problems are in the text. */
export async function assertPlaced(problems: readonly Pick<FileProblem, 'place'>[], text: string): Promise<void> {
  const locator = new Locator(text);
  for (const { place } of problems) {
    const span = await locator.span(place);
    const written = JSON.stringify([place, span]);
    assert.ok(!span || (0 <= span.start && span.start <= span.end && span.end <= text.length), written);
    if (place.kind === 'span') {
      assert.ok(place.start <= text.length, written);
    }
  }
}

/** The root of a text that an independent parser takes for JSON; undefined for another text. */
export function parsedJson(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  return errors.length > 0 ? undefined : root;
}

/** The value of the last member with this name; undefined if the value is no object, or has no such member. */
export function memberOf(node: Node | undefined, name: string): Node | undefined {
  return membersOf(node).get(name);
}

/** The members of an object. Of several ones with the same name the last counts, as in `JSON.parse`. */
export function membersOf(node: Node | undefined): Map<string, Node> {
  const properties = node?.type === 'object' ? (node.children ?? []) : [];
  return new Map(properties.map(({ children: [key, value] = [] }) => [String(key?.value), value!]));
}

export function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' ? String(node.value) : undefined;
}
