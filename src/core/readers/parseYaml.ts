import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { mergeConflict, readFacts, type ReadResult } from './readResult';

/**
 * Reads a YAML file into texts, lists and objects: a scalar stays the text that it is, so that version `1.0` is no number,
 * and no tag makes anything else of it.
 */
export function parseYaml(text: string): ReadResult<unknown> {
  // Git's markers can be valid YAML: they continue the scalar above them.
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  try {
    return readFacts(load(text, { schema: FAILSAFE_SCHEMA }));
  } catch (error) {
    const { reason, mark } = error instanceof YAMLException ? error : { reason: String(error), mark: undefined };
    const start = Math.min(mark?.position ?? 0, text.length);
    return {
      facts: undefined,
      problem: {
        ruleId: 'invalid-yaml',
        message: `This file is no valid YAML, so the solution cannot be packed: ${reason}.`,
        place: { kind: 'span', start, end: Math.min(start + 1, text.length) },
      },
    };
  }
}

/** The elements of a name in YAML that maps XML: absent, an element alone, or a list of them. */
export function yamlElements(value: unknown): readonly unknown[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}
