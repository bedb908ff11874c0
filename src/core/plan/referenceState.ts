import type { ConnectionReference, Solution } from '../model/solution';
import { type ComponentOwners, customConnectorIds } from '../dependencies/componentOwners';
import type { Absence } from '../dependencies/component';
import type { PlannedSolution, PlanScope } from './planScope';
import type { PlanSettings } from './planSettings';

/** Which connection a reference has once the import is done. */
export type ReferenceState = (
  | { readonly status: 'mapped' | 'token'; readonly connectionId: string }
  | { readonly status: 'unmapped'; readonly entry: 'empty' | 'absent' }
  | { readonly status: 'kept' | 'external' }
  | { readonly status: 'outside'; readonly owner: string }
  | { readonly status: 'undefined'; readonly dependency: Absence }
) & { readonly definition: ConnectionReference | undefined };

/** Looks references up in the solutions of a plan and its settings. */
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

  stateOf(logicalName: string, user: PlannedSolution): ReferenceState {
    const known = this.#known.get(user) ?? new Map<string, ReferenceState>();
    this.#known.set(user, known);
    const state = known.get(logicalName) ?? this.#find(logicalName, user);
    known.set(logicalName, state);
    return state;
  }

  #find(logicalName: string, user: PlannedSolution): ReferenceState {
    const definition = this.#owners.definition(logicalName, user.solution);
    const owner = this.#owners.ofReference(logicalName, user.solution);
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
        return this.#scope.mode === 'first'
          ? { status: 'unmapped', entry: this.#isListed(logicalName, holders) ? 'empty' : 'absent', definition }
          : { status: 'kept', definition };
    }
  }

  #isListed(logicalName: string, holders: readonly Solution[]): boolean {
    return holders.some((each) => this.#settings.settingsOf(each).settings.reference(logicalName) !== undefined);
  }

  /** The custom connector of an entry that nothing holds; undefined where it is there, or a standard one. */
  missingConnector(
    entry: { readonly apiName: string; readonly apiLogicalName: string | undefined },
    definition: ConnectionReference | undefined,
    user: PlannedSolution,
  ): { readonly connector: string; readonly connectorName: string; readonly dependency: Absence } | undefined {
    const ids = customConnectorIds(entry, definition);
    const owner = ids && this.#owners.ofConnector(ids, user.solution);
    return owner?.where === 'missing'
      ? {
          connector: entry.apiLogicalName ?? (entry.apiName || (ids?.[0] ?? '')),
          connectorName: this.#scope.connectors.nameOf(
            entry.apiName,
            definition?.customConnectorId,
            entry.apiLogicalName,
          ),
          dependency: owner.dependency,
        }
      : undefined;
  }
}
