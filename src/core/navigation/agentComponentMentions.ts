import { referenceScalars } from '../readers/components/agentComponent';
import type { Mention } from './mention';

/** The names in `botcomponents/<schema name>/data` (formats.md §8). */
export function agentComponentMentions(text: string): Mention[] {
  return referenceScalars(text).map(({ reference, start }) => ({
    kind: 'reference',
    name: reference,
    span: { start, end: start + reference.length },
    role: 'use',
  }));
}
