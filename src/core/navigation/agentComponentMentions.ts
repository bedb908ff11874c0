import { agentComponentNames } from '../locate/agentComponentNames';
import type { Mention } from './mention';

/** The names in `botcomponents/<schema name>/data` (formats.md §8). */
export function agentComponentMentions(text: string): Mention[] {
  return agentComponentNames(text).map(({ name, span }) => ({ kind: 'reference', name, span, role: 'use' }));
}
