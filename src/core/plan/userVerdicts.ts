import { isShownAbsent } from '../dependencies/component';
import { type ComponentOwners, customConnectorIds } from '../dependencies/componentOwners';
import { isCheckedByImport, usesByComponents } from '../dependencies/uses';
import { compareNames, guidKey, nameKey, sameName } from '../model/names';
import type { Flow } from '../model/flow';
import type { Solution } from '../model/solution';
import { type Use, type UserKind, useKey } from '../model/use';
import { groupBy } from '../text/groupBy';
import { unique } from '../text/unique';
import type { PlannedFlow } from './flowVerdicts';
import type { UserPlan, UserReason } from './importPlan';
import { type PlannedSolution, shownPath } from './planScope';
import type { ReferenceStates } from './referenceState';

/**
 * All apps, agents, agent knowledge and desktop flows of the planned solutions that use something, each with the verdict
 * on whether it works after the import. They are in the import order of their solutions, and sorted by name within a
 * solution. Source: docs/imports.md#missing-components-of-apps-and-agents.
 */
export function userVerdicts(
  solutions: readonly PlannedSolution[],
  plannedFlows: readonly PlannedFlow[],
  owners: ComponentOwners,
  states: ReferenceStates,
): PlannedUser[] {
  const flows = new Map(plannedFlows.map((each) => [each.flow, each]));
  return solutions.flatMap((importedWith) => {
    const { solution } = importedWith;
    const uses = usesByComponents(solution);
    const byUser = groupBy(uses, ({ user }) => JSON.stringify([user.kind, user.id]));
    return [...byUser.values()]
      .flatMap((same): PlannedUser[] => {
        const [first] = same;
        if (!first || first.user.kind === 'flow') {
          return [];
        }
        const { kind, name } = first.user;
        const usesOnce = [...groupBy(same, (use) => useKey(use.kind, use.name)).values()];
        const found = usesOnce.flatMap((uses) => reasonsOf(uses, importedWith, flows, owners, states));
        const reasons = unique(found.map(({ reason }) => reason));
        const verdict = verdictFor(kind, reasons);
        const plan = { kind, name, solution: importedWith.name, path: shownPath(first.file), verdict, reasons };
        const broken = found.filter(({ reason }) => verdictOfReason(kind, reason) === 'broken');
        return [{ plan, needsConnections: broken.every((each) => each.needsConnections) }];
      })
      .sort((a, b) => compareNames(a.plan.name, b.plan.name) || compareNames(a.plan.path, b.plan.path));
  });
}

/** An app, agent or desktop flow of an import plan. */
export interface PlannedUser {
  readonly plan: UserPlan;
  /** Whether nothing breaks it but missing connections or values, its own or those of flows that it calls. */
  readonly needsConnections: boolean;
}

interface FoundReason {
  readonly reason: UserReason;
  readonly needsConnections: boolean;
}

function one(reason: UserReason, needsConnections = false): FoundReason[] {
  return [{ reason, needsConnections }];
}

type FlowsOfPlan = ReadonlyMap<Flow, PlannedFlow>;

/** @param uses All uses of one component by one user. */
function reasonsOf(
  uses: readonly Use[],
  importedWith: PlannedSolution,
  flows: FlowsOfPlan,
  owners: ComponentOwners,
  states: ReferenceStates,
): FoundReason[] {
  const [use] = uses;
  if (!use) {
    return [];
  }
  const { kind, name, user } = use;
  const { solution } = importedWith;
  const isChecked = uses.some(isCheckedByImport);
  switch (kind) {
    case 'connectionReference': {
      const state = states.get(name, importedWith);
      switch (state.status) {
        case 'undefined':
          return one({ kind: 'undefinedReference', reference: name, dependency: state.dependency, isChecked });
        case 'unmapped':
          return one({ kind: 'unmapped', reference: name, entry: state.entry }, true);
        case 'outside':
          return one({ kind: 'outside', component: 'connectionReference', name, owner: state.owner });
        case 'mapped':
        case 'token':
        case 'kept':
        case 'external':
          return [];
      }
      break;
    }
    case 'customConnector': {
      const owner = owners.ownerOfConnector(connectorIds(name, user.id, solution, owners), solution);
      switch (owner.where) {
        case 'missing':
          return one({ kind: 'missingConnector', connector: name, dependency: owner.dependency, isChecked });
        case 'listed':
        case 'inWorkspace':
          return one({ kind: 'outside', component: kind, name, owner: owner.owner });
        case 'own':
        case 'inSet':
        case 'external':
          return [];
      }
      break;
    }
    case 'environmentVariable':
      // Only cloud flows are known to use variables.
      return [];
    case 'flow':
      return flowReasons(name, isChecked, importedWith, flows, owners);
  }
}

function flowReasons(
  workflowId: string,
  isChecked: boolean,
  { solution }: PlannedSolution,
  flows: FlowsOfPlan,
  owners: ComponentOwners,
): FoundReason[] {
  const called = owners.childFlow(workflowId, solution);
  const planned = called && flows.get(called);
  if (planned) {
    const { verdict, flow } = planned.plan;
    return verdict === 'on'
      ? []
      : one({ kind: verdict === 'off' ? 'flowOff' : 'flowUnknown', flow }, planned.needsConnections);
  }
  const owner = owners.ownerOfChildFlow(workflowId, solution);
  switch (owner.where) {
    case 'missing':
      return one({ kind: 'missingFlow', flow: guidKey(workflowId), dependency: owner.dependency, isChecked });
    case 'listed':
    case 'inWorkspace':
      return one({ kind: 'outside', component: 'childFlow', name: workflowId, owner: owner.owner });
    case 'own':
    case 'inSet':
    case 'external':
      return [];
  }
}

/** The ids of the custom connector of an app: of its connection and of the reference that the connection uses. */
function connectorIds(name: string, app: string, solution: Solution, owners: ComponentOwners): readonly string[] {
  const connections = solution.canvasApps
    .filter((each) => each.name === app)
    .flatMap(({ customConnectors }) => customConnectors.filter((each) => sameName(each.name, name)));
  const ids = connections.flatMap(({ apiName, reference }) => {
    const definition = reference === undefined ? undefined : owners.definition(reference, solution);
    return customConnectorIds({ apiName, apiLogicalName: name }, definition) ?? [];
  });
  return [...new Map([name, ...ids].map((id) => [nameKey(id), id])).values()];
}

function verdictFor(kind: UserKind, reasons: readonly UserReason[]): UserPlan['verdict'] {
  const verdicts = reasons.map((reason) => verdictOfReason(kind, reason));
  return verdicts.includes('broken') ? 'broken' : verdicts.includes('unknown') ? 'unknown' : 'works';
}

/** The verdict on a user that has only this reason. */
function verdictOfReason(kind: UserKind, reason: UserReason): UserPlan['verdict'] {
  switch (reason.kind) {
    case 'undefinedReference':
    case 'missingConnector':
    case 'missingFlow':
      return isShownAbsent(reason.dependency) ? 'broken' : 'unknown';
    case 'unmapped':
      // A tool of an agent may use the connection of the person who talks to the agent.
      return kind === 'agent' ? 'unknown' : 'broken';
    case 'flowOff':
      return 'broken';
    case 'outside':
    case 'flowUnknown':
      return 'unknown';
  }
}
