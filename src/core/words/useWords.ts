import type { NamedUse } from '../edits/refactorings/shared/referenceUses';

const nouns: Readonly<Record<NamedUse['component'], string>> = {
  flow: 'flow',
  canvasApp: 'canvas app',
  agent: 'agent',
};

/**
 * Which flow, canvas app or agent uses a reference, as a sentence without its full stop: `The flow “Send” of Contoso
 * uses cts_mail`.
 */
export function useText({ component, name, solution }: NamedUse, reference: string): string {
  return `The ${nouns[component]} “${name}” of ${solution} uses ${reference}`;
}
