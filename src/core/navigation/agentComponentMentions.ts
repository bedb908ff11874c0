import { agentComponentNames } from '../locate/agentComponentNames';
import type { Mention } from './mention';

/**
 * Returns the mentions of connection references in the file `botcomponents/<schema name>/data` of an agent component
 * (docs/formats.md#agents).
 */
export function agentComponentMentions(text: string): Mention[] {
  return agentComponentNames(text).map(({ name, span }) => ({ kind: 'reference', name, span, role: 'use' }));
}
