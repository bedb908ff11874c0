import { detach } from '../../text/detach';
import { mergeConflict, readFacts, type ReadResult } from '../readResult';

/** The connection references that one component of an agent names. */
export interface AgentComponentFacts {
  readonly references: readonly string[];
}

/**
 * Reads `botcomponents/<schema name>/data` (formats.md §8): YAML of which one scalar matters, wherever it is nested. The
 * lines that hold it are always plain or quoted scalars, so no document is built for it.
 */
export function readAgentComponent(text: string): ReadResult<AgentComponentFacts> {
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  const references = [
    ...text.matchAll(/^[ \t-]*connectionReference:[ \t]*(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([^\s#][^\r\n#]*))/gm),
  ]
    .map(([, double, single, plain]) => (double ?? single ?? plain ?? '').trim())
    .filter((reference) => reference !== '');
  return readFacts({ references: [...new Set(references)].map(detach) });
}
