import type { ReferenceUser } from '../../plan/importPlan';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';

/** `ContosoLegacy uses it (Remind)`; what is used may have been named before. */
export function referenceUserWords(users: readonly ReferenceUser[], used = ' it'): string {
  const solutions = [...new Set(users.map(({ solution }) => solution))];
  const names = users.map(({ name }) => name).join(', ');
  return `${listed(solutions)} ${agree(solutions.length, 'uses', 'use')}${used} (${names})`;
}
