import type { FixAllParts } from '../fixAll/fixAllCommand';
import type { ReferenceArgument } from './referenceArgument';
import type { ReferenceAction } from './referencesFeature';

/** Loads what changes connection references when it is first needed: every start would pay for it. */
export class ReferencesLoader {
  readonly #parts: FixAllParts;

  constructor(parts: FixAllParts) {
    this.#parts = parts;
  }

  async run(action: ReferenceAction, argument: ReferenceArgument): Promise<void> {
    const { runReferenceAction } = await import('./referencesFeature');
    await runReferenceAction(action, argument, this.#parts);
  }
}
