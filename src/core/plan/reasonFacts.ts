import type { FlowReason } from './flowPlan';
import type { Certainty, ImportFailure } from './importFailure';
import type { UserReason } from './userPlan';

/** What is known about a reason of a plan, whatever the files say. The table of docs/imports.md#verdicts is made from it. */
export interface ReasonFacts {
  readonly certainty: Certainty;
  /**
   * `any`: the reason holds for every target environment, because it is in the source files. `this`: it holds for the
   * planned environment, because of its settings, its solutions or the import mode.
   */
  readonly target: 'any' | 'this';
  /** The ids of the rules that report it. Empty if no rule does: the docs say why. */
  readonly rules: readonly string[];
}

const known = (target: ReasonFacts['target'], ...rules: string[]): ReasonFacts => ({
  certainty: 'known',
  target,
  rules,
});
const expected = (target: ReasonFacts['target'], ...rules: string[]): ReasonFacts => ({
  certainty: 'expected',
  target,
  rules,
});

const unreadableRules = ['invalid-json', 'invalid-xml', 'invalid-yaml', 'merge-conflict', 'unreadable-file'] as const;
const unmapped = known('this', 'settings-empty-connection', 'settings-missing-entry');

export const flowReasonFacts: Readonly<Record<FlowReason['kind'], ReasonFacts>> = {
  offInSource: known('any'),
  keepsState: expected('this'),
  pipelineDecides: expected('this'),
  stateUnknown: known('any'),
  unreadable: known('any', ...unreadableRules),
  fileMissing: known('any', 'flow-without-definition'),
  noDefinition: expected('any', 'flow-without-definition'),
  unmapped,
  keepsConnection: known('this'),
  runOnlyUser: known('this'),
  raw: expected('any', 'raw-connection'),
  undeclaredKey: expected('any', 'undeclared-connection-key'),
  noConnectionsParameter: expected('any', 'missing-connections-parameter'),
  connectorMismatch: expected('any', 'connector-mismatch'),
  undefinedReference: known('any', 'undefined-reference'),
  missingConnector: known('any', 'missing-connector'),
  missingChild: known('any', 'missing-child-flow'),
  runOnlyChild: known('any', 'child-flow-invoker'),
  undefinedVariable: known('any', 'undefined-variable'),
  variableWithoutValue: known('this', 'settings-missing-variable', 'settings-empty-variable'),
  outside: known('this'),
  childOff: known('this'),
  childUnknown: known('this'),
};

export const userReasonFacts: Readonly<Record<UserReason['kind'], ReasonFacts>> = {
  undefinedReference: expected('any', 'undefined-reference'),
  missingConnector: expected('any', 'missing-connector'),
  missingFlow: expected('any', 'missing-child-flow'),
  unmapped,
  maybeUnmapped: { ...unmapped, certainty: 'expected' },
  runOnlyUser: expected('this'),
  outside: known('this'),
  flowOff: known('this'),
  flowUnknown: known('this'),
  outdatedFlow: known('any', 'outdated-flow-in-app'),
  unreadable: known('any', ...unreadableRules),
};

export const failureFacts: Readonly<Record<ImportFailure['kind'], ReasonFacts>> = {
  managedNotPossible: known('this'),
  unmanagedNotPossible: known('this'),
  unreadable: known('any', ...unreadableRules, 'incomplete-solution'),
  notRead: expected('any', 'unreadable-file'),
  missingFile: known('any', 'flow-without-definition'),
  noDefinition: expected('any', 'flow-without-definition'),
  dependencyCycle: known('this'),
  missingComponent: known(
    'any',
    'undefined-reference',
    'missing-connector',
    'missing-child-flow',
    'undefined-variable',
    'missing-component',
  ),
  duplicateReference: expected('any', 'duplicate-reference'),
  conflictingReference: expected('any', 'conflicting-reference'),
  malformedConnectionId: known('this', 'settings-malformed-connection-id'),
  placeholderConnectionId: expected('this', 'settings-empty-connection'),
  connectorMismatch: known('this', 'settings-connector-mismatch'),
  brokenSettings: known('this', ...unreadableRules, 'settings-invalid-shape'),
  duplicateSetting: expected('this', 'settings-duplicate-entry'),
  emptyVariable: known('this', 'settings-empty-variable'),
  deletionBlocked: known('this'),
  deletedTooEarly: known('this'),
  versionNotHigher: known('this'),
};

/**
 * What is known about one reason of a flow. That an unmanaged import replaces a raw connection holds for that import, not
 * for any target. Source: docs/imports.md#managed-and-unmanaged.
 */
export function factsOfFlowReason(reason: FlowReason): ReasonFacts {
  const facts = flowReasonFacts[reason.kind];
  return reason.kind === 'raw' && reason.isReplaced
    ? { ...facts, certainty: 'known', target: 'this' }
    : { ...facts, target: targetOf(reason) ?? facts.target };
}

/** What is known about one reason of an app, agent or desktop flow. */
export function factsOfUserReason(reason: UserReason): ReasonFacts {
  const facts = userReasonFacts[reason.kind];
  const certainty = 'importCheck' in reason && reason.importCheck === 'known' ? 'known' : facts.certainty;
  return { ...facts, certainty, target: targetOf(reason) ?? facts.target };
}

function targetOf(reason: FlowReason | UserReason): 'this' | undefined {
  return 'target' in reason ? reason.target : undefined;
}

/** Whether Dataverse is known to let the import fail over this, or only expected to. */
export function certaintyOfFailure(failure: ImportFailure): Certainty {
  return failure.kind === 'missingComponent' ? failure.certainty : failureFacts[failure.kind].certainty;
}
