import { mergeConflict, readFacts, type ReadResult } from './readResult';

/** Reads a YAML file into texts, lists and objects. */
export async function parseYaml(text: string): Promise<ReadResult<unknown>> {
  // Git's markers can be valid YAML: they continue the scalar above them.
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  // Most workspaces hold no YAML of ours, and the parser is not started for them.
  const { parseYamlText } = await import('./yamlText');
  const parsed = parseYamlText(text);
  if ('value' in parsed) {
    return readFacts(parsed.value);
  }
  const start = Math.min(parsed.offset, text.length);
  return {
    facts: undefined,
    problem: {
      ruleId: 'invalid-yaml',
      message: `This file is no valid YAML, so the solution cannot be packed: ${parsed.reason}.`,
      place: { kind: 'span', start, end: Math.min(start + 1, text.length) },
    },
  };
}

/** The elements of a name in YAML that maps XML: absent, an element alone, or a list of them. */
export function yamlElements(value: unknown): readonly unknown[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}
