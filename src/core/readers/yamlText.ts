import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';

/** The parsed value of a YAML text, or why parsing failed and at which offset of the text, in UTF-16 code units. */
export type YamlText = { readonly value: unknown } | { readonly reason: string; readonly offset: number };

/**
 * Parses YAML into texts, lists and objects. Every single value stays a text: as a number, version `1.0` would become `1`.
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
