import { userNouns } from '../model/use';
import type { NamedUse } from '../edits/refactorings/shared/referenceUses';

/**
 * Which flow, app or agent uses a reference, as a sentence without its full stop: `The flow “Send” of Contoso
 * uses cts_mail`.
 */
export function useText({ component, name, solution }: NamedUse, reference: string): string {
  const user = userNouns[component];
  return solution === undefined
    ? `The ${user} project “${name}” uses ${reference}`
    : `The ${user} “${name}” of ${solution} uses ${reference}`;
}
