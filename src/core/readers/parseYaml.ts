import { mergeConflict, factsResult, type ReadResult } from './readResult';

/** Parses a YAML file into texts, lists and objects. */
export async function parseYaml(text: string): Promise<ReadResult<unknown>> {
  // Look for Git's conflict markers before parsing: YAML can accept them as more lines of the text above.
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  // Load the YAML parser only when it is needed: most workspaces have no solution in the YAML layout.
  const { parseYamlText } = await import('./yamlText');
  const parsed = parseYamlText(text);
  if ('value' in parsed) {
    return factsResult(parsed.value);
  }
  const start = Math.min(parsed.offset, text.length);
  return {
    facts: undefined,
    problem: {
      ruleId: 'invalid-yaml',
      kind: 'notParsed',
      reason: parsed.reason,
      place: { kind: 'span', start, end: Math.min(start + 1, text.length) },
    },
  };
}

/**
 * All elements with one name, in YAML that was converted from XML: there, a single element is not in a list, and no element
 * is undefined or empty.
 */
export function yamlElements(value: unknown): readonly unknown[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}
