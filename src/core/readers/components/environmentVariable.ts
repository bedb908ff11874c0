import type { EnvironmentVariable } from '../../model/solution';
import { OutlinedElement, readXml } from '../parseXml';
import type { ReadResult } from '../readResult';

export interface EnvironmentVariableFacts {
  readonly schemaName: string;
  readonly displayName: string;
  readonly type: EnvironmentVariable['type'];
}

const types: Readonly<Record<string, EnvironmentVariable['type']>> = {
  100000000: 'text',
  100000001: 'number',
  100000002: 'yes/no',
  100000003: 'JSON',
  100000004: 'data source',
  100000005: 'secret',
};

/** Reads `environmentvariabledefinitions/<schema name>/environmentvariabledefinition.xml` (formats.md §8). */
export function readEnvironmentVariable(text: string): ReadResult<EnvironmentVariableFacts> {
  return readXml(text, ({ sections }, root) => {
    const node = new OutlinedElement(text, root, sections);
    const schemaName = node.attribute('schemaname') ?? '';
    return {
      schemaName,
      displayName: node.childAttribute('displayname', 'default') ?? schemaName,
      type: types[node.text('type') ?? ''] ?? 'unknown',
    };
  });
}
