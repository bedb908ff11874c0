import isEqual from 'fast-deep-equal';
import { isShownAbsent } from '../dependencies/component';
import type { ComponentOwners } from '../dependencies/componentOwners';
import { type ComponentUse, componentUses } from '../dependencies/componentUses';
import { compareNames, guidKey } from '../model/names';
import type { Flow } from '../model/flow';
import type { DesktopFlow } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';
import { outdatedCalls } from './faults/outdatedCalls';
import { type UnreadUser, unreadUsers } from './faults/unreadUsers';
import { absentFlow, customConnectorsOfApps, isLeftToOthers } from './faults/usedComponents';
import { groupBy } from '../text/groupBy';
import { unique } from '../text/unique';
import type { PlannedFlow } from './flowVerdicts';
import type { UnmappedEntry } from './flowPlan';
import type { UserPlan, UserReason } from './userPlan';
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
  index: FactIndex,
): PlannedUser[] {
  const flows = new Map(plannedFlows.map((each) => [each.flow, each]));
  const usesOf = new Map(solutions.map((each) => [each, componentUses(each.solution)]));
  const working = workingDesktopFlows(usesOf, states);
  return solutions.flatMap((importedWith) => {
    const { solution } = importedWith;
    const uses = usesOf.get(importedWith) ?? [];
    const basis: UserBasis = {
      importedWith,
      flows,
      working,
      owners,
      states,
      index,
      connectorsOf: customConnectorsOfApps(solution, index, owners.roots),
    };
    const found: FoundOfUser[] = [
      ...uses.map((used) => ({ ...used, reasons: reasonsOf(used, basis) })),
      ...outdatedFlows(uses, basis),
      ...unreadUsers(solution).map((unread) => ({ ...unread, reasons: one({ kind: 'unreadable' }) })),
    ];
    // Two files may give one id to two components: what is wrong with the one must not be said of the other.
    const byUser = groupBy(found, ({ user }) => JSON.stringify([user.kind, user.id, user.name]));
    return [...byUser.values()]
      .flatMap((same): PlannedUser[] => {
        const [first] = same;
        if (!first || first.user.kind === 'flow') {
          return [];
        }
        const { kind, name } = first.user;
        const all = same.flatMap((each) => each.reasons);
        const reasons = unique(all.map(({ reason }) => reason));
        const verdict = verdictFor(reasons);
        const plan = { kind, name, solution: importedWith.name, path: shownPath(first.file), verdict, reasons };
        const broken = all.filter(({ reason }) => verdictOfReason(reason) === 'broken');
        return [{ plan, needsConnections: broken.every((each) => each.needsConnections) }];
      })
      .sort((a, b) => compareNames(a.plan.name, b.plan.name) || compareNames(a.plan.path, b.plan.path));
  });
}

function outdatedFlows(
  uses: readonly ComponentUse[],
  { importedWith: { solution }, owners, index }: UserBasis,
): FoundOfUser[] {
  const outdated = outdatedCalls(uses, solution, index, owners.roots).filter(({ notPassed }) => notPassed.length > 0);
  const ofAny = outdated.length === 0 ? [] : outdatedCalls(uses, solution, index);
  return outdated.map(({ used, flow, notPassed }) => {
    const isOfAny = ofAny.some((each) => each.used === used && isEqual(each.notPassed, notPassed));
    return {
      ...used,
      reasons: one({
        kind: 'outdatedFlow',
        flow: flow.name,
        keys: notPassed,
        ...(!isOfAny && { target: 'this' }),
      }),
    };
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

/** What one use or fault of a user says about the user. */
interface FoundOfUser extends UnreadUser {
  readonly reasons: readonly FoundReason[];
}

function one(reason: UserReason, needsConnections = false): FoundReason[] {
  return [{ reason, needsConnections }];
}

/** What the verdicts on the users in one solution of a plan rest on. */
interface UserBasis {
  readonly importedWith: PlannedSolution;
  readonly flows: ReadonlyMap<Flow, PlannedFlow>;
  /** The desktop flows of the plan that work after the import. */
  readonly working: ReadonlySet<Flow | DesktopFlow>;
  readonly owners: ComponentOwners;
  readonly states: ReferenceStates;
  readonly index: FactIndex;
  readonly connectorsOf: ReturnType<typeof customConnectorsOfApps>;
}

/** The desktop flows of a plan that work after the import: who calls another one may not work. */
function workingDesktopFlows(
  usesOf: ReadonlyMap<PlannedSolution, readonly ComponentUse[]>,
  states: ReferenceStates,
): Set<DesktopFlow> {
  const working = [...usesOf].flatMap(([importedWith, uses]) => {
    const byFlow = groupBy(
      uses.filter(({ user }) => user.kind === 'desktopFlow'),
      ({ user }) => user.id,
    );
    const reasonsFor = ({ workflowId }: DesktopFlow): UserReason[] =>
      (byFlow.get(workflowId) ?? [])
        .flatMap((used) => referenceReasons(used, importedWith, states))
        .map(({ reason }) => reason);
    return importedWith.solution.desktopFlows.filter(
      (flow) => flow.referencesReadable && verdictFor(reasonsFor(flow)) === 'works',
    );
  });
  return new Set(working);
}

function reasonsOf(used: ComponentUse, basis: UserBasis): FoundReason[] {
  switch (used.kind) {
    case 'connectionReference':
      return referenceReasons(used, basis.importedWith, basis.states);
    case 'customConnector':
      return connectorReasons(used, basis);
    case 'environmentVariable':
      // Only cloud flows are known to use variables.
      return [];
    case 'flow':
      return flowReasons(used, basis);
  }
}

function connectorReasons(
  used: ComponentUse,
  { importedWith: { solution }, owners, index, connectorsOf }: UserBasis,
): FoundReason[] {
  const { name, importCheck } = used;
  return connectorsOf(used).flatMap((connector) => {
    const owner = owners.ownerOfConnector(connector.names, solution);
    switch (owner.where) {
      case 'missing':
        return owner.dependency === 'unlisted' && isLeftToOthers(connector, solution, index)
          ? []
          : one({ kind: 'missingConnector', connector: name, dependency: owner.dependency, importCheck });
      case 'listed':
      case 'inWorkspace':
        return one({ kind: 'outside', component: 'customConnector', name, owner: owner.owner });
      case 'own':
      case 'inSet':
      case 'external':
        return [];
    }
  });
}

function referenceReasons(used: ComponentUse, importedWith: PlannedSolution, states: ReferenceStates): FoundReason[] {
  const { name, importCheck } = used;
  const state = states.get(name, importedWith);
  switch (state.status) {
    case 'undefined':
      return one({ kind: 'undefinedReference', reference: name, dependency: state.dependency, importCheck });
    case 'unmapped':
      return unmappedReasons(used, state.entry);
    case 'outside':
      return one({ kind: 'outside', component: 'connectionReference', name, owner: state.owner });
    case 'mapped':
    case 'token':
    case 'kept':
    case 'external':
      return [];
  }
}

/**
 * The reasons of a user whose reference has no connection. A tool of an agent in the mode `Invoker` uses the connection of
 * the person who talks to the agent. Source: docs/formats.md#agents.
 */
function unmappedReasons({ name: reference, mode }: ComponentUse, entry: UnmappedEntry): FoundReason[] {
  switch (mode) {
    case 'invoker':
      return one({ kind: 'runOnlyUser', reference });
    case 'unknown':
      return one({ kind: 'maybeUnmapped', reference, entry }, true);
    case 'embedded':
      return one({ kind: 'unmapped', reference, entry }, true);
  }
}

function flowReasons(
  { name: workflowId, importCheck }: ComponentUse,
  { importedWith: { solution }, flows, working, owners, index }: UserBasis,
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
    case 'missing': {
      const isOwnRead = absentFlow(workflowId, solution, index)?.isOwnRead !== false;
      const dependency = isOwnRead ? owner.dependency : 'notRead';
      return one({ kind: 'missingFlow', flow: guidKey(workflowId), dependency, importCheck });
    }
    case 'listed':
    case 'inWorkspace':
      return one({ kind: 'outside', component: 'childFlow', name: workflowId, owner: owner.owner });
    case 'own':
    case 'inSet': {
      // Of a process that only the manifest lists, nothing else was read.
      const flow = owners.calledFlow(workflowId, solution);
      return flow && working.has(flow) ? [] : one({ kind: 'flowUnknown', flow: flow?.name ?? guidKey(workflowId) });
    }
    case 'external':
      return [];
  }
}

function verdictFor(reasons: readonly UserReason[]): UserPlan['verdict'] {
  const verdicts = reasons.map(verdictOfReason);
  return verdicts.includes('broken') ? 'broken' : verdicts.includes('unknown') ? 'unknown' : 'works';
}

/** The verdict on a user that has only this reason. */
function verdictOfReason(reason: UserReason): UserPlan['verdict'] {
  switch (reason.kind) {
    case 'undefinedReference':
    case 'missingConnector':
    case 'missingFlow':
      return isShownAbsent(reason.dependency) ? 'broken' : 'unknown';
    case 'unmapped':
    case 'flowOff':
    case 'outdatedFlow':
      return 'broken';
    case 'runOnlyUser':
      // The person who talks to the agent is asked for the connection.
      return 'works';
    case 'maybeUnmapped':
    case 'outside':
    case 'flowUnknown':
    case 'unreadable':
      return 'unknown';
  }
}
