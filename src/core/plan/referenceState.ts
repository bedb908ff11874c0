import type { ConnectionReference, Solution } from '../model/solution';
import type { ComponentOwners } from '../dependencies/componentOwners';
import type { Absence } from '../dependencies/component';
import type { EffectiveSetting } from '../settings/environmentSettings';
import type { UnmappedEntry } from './flowPlan';
import type { PlannedSolution, PlanScope } from './planScope';
import type { PlanSettings } from './planSettings';

/**
 * Which connection a connection reference has after the import, as far as the plan shows. `outside`: a solution that
 * the plan does not import contains the reference. `undefined`: no known solution defines it.
 */
export type ReferenceState = (
  | { readonly status: 'mapped' | 'token'; readonly connectionId: string }
  | { readonly status: 'unmapped'; readonly entry: UnmappedEntry }
  | { readonly status: 'kept' | 'external' }
  | { readonly status: 'outside'; readonly owner: string }
  | { readonly status: 'undefined'; readonly dependency: Absence }
) & { readonly definition: ConnectionReference | undefined };

/** Finds out which connection each reference has after the import, from the solutions and settings of a plan. */
export class ReferenceStates {
  readonly #scope: PlanScope;
  readonly #owners: ComponentOwners;
  readonly #settings: PlanSettings;
  readonly #known = new Map<PlannedSolution, Map<string, ReferenceState>>();

  constructor(scope: PlanScope, owners: ComponentOwners, settings: PlanSettings) {
    this.#scope = scope;
    this.#owners = owners;
    this.#settings = settings;
  }

  /** @param user The solution of the flow that uses the reference. */
  get(logicalName: string, user: PlannedSolution): ReferenceState {
    const known = this.#known.get(user) ?? new Map<string, ReferenceState>();
    this.#known.set(user, known);
    const state = known.get(logicalName) ?? this.#find(logicalName, user);
    known.set(logicalName, state);
    return state;
  }

  #find(logicalName: string, user: PlannedSolution): ReferenceState {
    const definition = this.#owners.definition(logicalName, user.solution);
    const owner = this.#owners.ownerOfReference(logicalName, user.solution);
    const holders = this.#owners.holdersInSet(logicalName, user.solution);
    const connectionId = this.#settings.valueFor(holders, (each) => each.reference(logicalName));
    if (owner.where === 'missing') {
      return { status: 'undefined', dependency: owner.dependency, definition };
    }
    if (connectionId !== '') {
      return { status: this.#scope.tokens.holdsToken(connectionId) ? 'token' : 'mapped', connectionId, definition };
    }
    switch (owner.where) {
      case 'external':
        return { status: 'external', definition };
      case 'listed':
      case 'inWorkspace':
        return { status: 'outside', owner: owner.owner, definition };
      case 'own':
      case 'inSet':
        return this.#needsConnection(logicalName, holders)
          ? { status: 'unmapped', entry: this.#entry(logicalName, holders), definition }
          : { status: 'kept', definition };
    }
  }

  /** A placeholder is sent to the environment, so the reference does not keep the connection that it has there. */
  #needsConnection(logicalName: string, holders: readonly Solution[]): boolean {
    return (
      holders.some((holder) => this.#scope.novelty.isNew('connectionReference', logicalName, holder)) ||
      this.#settingsOf(logicalName, holders).some(({ placeholder }) => placeholder !== undefined)
    );
  }

  #settingsOf(logicalName: string, holders: readonly Solution[]): EffectiveSetting[] {
    return holders.flatMap((each) => this.#settings.forSolution(each).settings.reference(logicalName) ?? []);
  }

  #entry(logicalName: string, holders: readonly Solution[]): UnmappedEntry {
    if (this.#scope.environment.files.length === 0) {
      return 'noFile';
    }
    const found = this.#settingsOf(logicalName, holders);
    return found.some(({ placeholder }) => placeholder !== undefined)
      ? 'placeholder'
      : found.length > 0
        ? 'empty'
        : 'absent';
  }
}
