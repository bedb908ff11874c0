import { agentComponentNames } from '../locate/agentComponentNames';
import type { Mention } from './mention';

/** Returns the connection references in `botcomponents/<schema name>/data` (docs/formats.md#agents). */
export function agentComponentMentions(text: string): Mention[] {
  return agentComponentNames(text).map(({ name, span }) => ({ kind: 'reference', name, span, role: 'use' }));
}
