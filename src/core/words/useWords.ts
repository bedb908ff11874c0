import { userNouns } from '../model/use';
import type { NamedUse } from '../edits/refactorings/shared/referenceUses';

/**
 * Which flow, app or agent uses a reference, as a sentence without its full stop: `The flow “Send” of Contoso
 * uses cts_mail`.
 */
export function useText({ component, name, solution }: NamedUse, reference: string): string {
  return `The ${userNouns[component]} “${name}” of ${solution} uses ${reference}`;
}
