import type { ReferenceUser } from '../../plan/referenceUser';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';

/**
 * Which solutions use a reference, and with which flows, apps and agents: `ContosoLegacy uses it (Remind)`.
 * @param references The word for the reference in the sentence: `them` if the sentence is about several references.
 */
export function referenceUserWords(users: readonly ReferenceUser[], references = 'it'): string {
  const solutions = [...new Set(users.map(({ solution }) => solution))];
  const names = users.map(({ name }) => name).join(', ');
  return `${listed(solutions)} ${agree(solutions.length, 'uses', 'use')} ${references} (${names})`;
}
