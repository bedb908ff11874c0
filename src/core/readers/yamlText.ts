import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { type YamlFailure, yamlFailure } from '../text/yamlTree';

/** The parsed value of a YAML text, or why parsing failed. */
export type YamlText = { readonly value: unknown } | YamlFailure;

/**
 * Parses YAML into texts, lists and objects. Every single value stays a text: as a number, version `1.0` would become `1`.
 */
export function parseYamlText(text: string): YamlText {
  try {
    return { value: load(text, { schema: FAILSAFE_SCHEMA }) };
  } catch (error) {
    return yamlFailure(error);
  }
}
