import type { EnvironmentVariable } from '../../model/solution';
import { readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

/** What the definition of an environment variable says. Its value in the solution is in another file. */
export type EnvironmentVariableFacts = Omit<EnvironmentVariable, 'file' | 'hasValue' | 'value' | 'valueFile'>;

const types: Readonly<Record<string, EnvironmentVariable['type']>> = {
  100000000: 'text',
  100000001: 'number',
  100000002: 'yes/no',
  100000003: 'JSON',
  100000004: 'data source',
  100000005: 'secret',
};

/**
 * Reads the definition of an environment variable from
 * `environmentvariabledefinitions/<schema name>/environmentvariabledefinition.xml` (docs/formats.md#environment-variables).
 */
export function readEnvironmentVariable(text: string): ReadResult<EnvironmentVariableFacts> {
  return readXml(text, (definition) => {
    const schemaName = definition.attribute('schemaname') ?? '';
    return {
      schemaName,
      displayName: definition.child('displayname')?.attribute('default') ?? schemaName,
      type: types[definition.text('type') ?? ''] ?? 'unknown',
      hasDefault: Boolean(definition.textWithoutCopy('defaultvalue')),
      isRequired: definition.textWithoutCopy('isrequired') === '1',
    };
  });
}
