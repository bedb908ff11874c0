import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';

/** What a YAML text holds, or why and where it is none. */
export type YamlText = { readonly value: unknown } | { readonly reason: string; readonly offset: number };

/**
 * Parses YAML into texts, lists and objects: a scalar stays the text that it is, so that version `1.0` is no number, and no
 * tag makes anything else of it.
 */
export function parseYamlText(text: string): YamlText {
  try {
    return { value: load(text, { schema: FAILSAFE_SCHEMA }) };
  } catch (error) {
    return error instanceof YAMLException
      ? { reason: error.reason, offset: error.mark?.position ?? 0 }
      : { reason: String(error), offset: 0 };
  }
}
