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
  return readFacts({ references: [...new Set(referenceScalars(text).map(({ reference }) => reference))].map(detach) });
}

/** The references that an agent's component names, each with the offset at which it stands. */
export function referenceScalars(text: string): { readonly reference: string; readonly start: number }[] {
  const lines = /^[ \t-]*connectionReference:[ \t]*(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([^\s#][^\r\n#]*))/dgm;
  return [...text.matchAll(lines)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? indices?.[2] ?? indices?.[3] ?? [0, 0];
    const scalar = text.slice(start, end);
    const reference = scalar.trim();
    return reference === '' ? [] : [{ reference, start: start + scalar.indexOf(reference) }];
  });
}
