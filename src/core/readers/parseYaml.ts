import type { SpanPlace } from '../model/place';
import { mergeConflict, factsResult, type ReadResult } from './readResult';

/** Parses the text of a YAML file into texts, lists and objects. */
export async function parseYaml(text: string): Promise<ReadResult<unknown>> {
  // Look for Git's conflict markers before parsing: a YAML parser can accept the markers as more lines of a text value
  // above them, and would not report an error.
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  // Load the YAML parser only when a YAML file is read: most workspaces have no solution in the YAML layout.
  const { parseYamlText } = await import('./yamlText');
  const parsed = parseYamlText(text);
  if ('value' in parsed) {
    return factsResult(parsed.value);
  }
  return {
    facts: undefined,
    problem: {
      ruleId: 'invalid-yaml',
      kind: 'notParsed',
      reason: parsed.reason,
      place: yamlSpan(text, parsed.offset),
    },
  };
}

/** The place of an error at which the YAML parser stopped. */
export function yamlSpan(text: string, offset: number): SpanPlace {
  const start = Math.min(offset, text.length);
  return { kind: 'span', start, end: Math.min(start + 1, text.length) };
}

/**
 * All XML elements with one name, in YAML that was converted from XML. In such YAML, several elements are a list, a single
 * element is not in a list, and without any element the value is undefined or empty.
 * @param value The value under the name of the elements.
 */
export function yamlElements(value: unknown): readonly unknown[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}
