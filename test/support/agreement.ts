import { type FilePath, folderOf, isBelow, pathInFolder } from '../../src/core/model/filePath';
import { type ComponentKind, isShownAbsent } from '../../src/core/dependencies/component';
import type { Engine } from '../../src/core/engine/engine';
import type { Finding } from '../../src/core/model/finding';
import { guidKey, nameKey } from '../../src/core/model/names';
import type { Solution } from '../../src/core/model/solution';
import { shownRoot, solutionName } from '../../src/core/model/solutionIdentity';
import { computeImportPlan } from '../../src/core/plan/computeImportPlan';
import type { FlowReason } from '../../src/core/plan/flowPlan';
import type { ImportFailure } from '../../src/core/plan/importFailure';
import type { ImportPlan } from '../../src/core/plan/importPlan';
import type { UserReason } from '../../src/core/plan/userPlan';
import { isPartOf, unreadUsers } from '../../src/core/plan/faults/unreadUsers';
import { newEnvironment } from '../../src/core/plan/newEnvironment';
import {
  factsOfFlowReason,
  factsOfUserReason,
  failureFacts,
  flowReasonFacts,
  userReasonFacts,
} from '../../src/core/plan/reasonFacts';
import { allFindings } from './workspace';

/** What check and plan say about the same things. */
export interface Agreement {
  /** Reasons of the plan that no finding says, and findings that are no reason. Empty if the two agree. */
  readonly differences: readonly string[];
  /** For each rule, how many things both say. */
  readonly agreed: ReadonlyMap<string, number>;
}

/** The rules that say reasons which hold for every target, without those about files that cannot be read. */
export const sourceRules: ReadonlySet<string> = new Set(
  [flowReasonFacts, userReasonFacts, failureFacts]
    .flatMap((facts) => Object.entries(facts))
    .flatMap(([kind, { target, rules }]) =>
      target === 'any' && kind !== 'unreadable' && kind !== 'notRead' ? rules : [],
    ),
);

/**
 * For each solution of a workspace, compares the findings with the plans of all other solutions, because a finding that
 * holds for any target also holds where one of the solutions is not imported.
 */
export function partsAgreement(engine: Engine): Agreement {
  const solutions = engine.index.solutions();
  const names = new Set(solutions.map((each) => nameKey(solutionName(each))));
  // Of copies of one solution, the plan imports an older one if the newest is left out, and check judges the newest.
  const leftOut = names.size === solutions.length && solutions.length > 1 ? solutions.map(({ root }) => root) : [];
  const all = leftOut.map((root) => sourceAgreement(engine, root));
  return {
    differences: all.flatMap(({ differences }) =>
      differences.filter((each) => {
        const [, rule = '', where = ''] = /: (\S+) in ([^:]*):/.exec(each) ?? [];
        // Solutions that conflict with the one that is left out conflict with nothing in the plan.
        return rule !== 'conflicting-reference' && !(rule === 'child-flow-invoker' && isRenamed(where, differences));
      }),
    ),
    agreed: new Map(all.flatMap(({ agreed }) => [...agreed])),
  };
}

/** Whether check and plan both say of a flow that it calls a run-only child, by the names that two solutions give it. */
function isRenamed(where: string, differences: readonly string[]): boolean {
  const claims = differences.filter((each) => each.includes(`child-flow-invoker in ${where}:`));
  const inPlan = claims.filter((each) => each.startsWith('only in the plan')).length;
  return inPlan * 2 === claims.length;
}

/**
 * Compares the findings about source files with the plans of a first import of all solutions of each workspace folder
 * into an environment that nothing is known about. Each reason that makes the import fail, leaves a flow turned off or
 * breaks an app or agent must be a finding, and each such finding must be a reason (docs/imports.md#verdicts).
 * @param leftOut The root of a solution that is not imported.
 */
export function sourceAgreement(engine: Engine, leftOut?: FilePath): Agreement {
  const { index } = engine;
  const folders = [...new Set(index.solutions().map(({ root }) => folderOf(root)))];
  const all = folders.map((folder) => {
    const solutions = index.solutions().filter(({ root }) => folderOf(root) === folder && root !== leftOut);
    const environment = { ...newEnvironment(folder, solutions), areSolutionsDeclared: true };
    const plan = computeImportPlan(environment, index, 'first');
    const roots = plan.solutions.flatMap(({ path }) => solutions.filter((each) => shownRoot(each) === path));
    // What was not read may contain what seems to be missing: both then say that it is unknown.
    const isAllRead =
      index.unreadDefinitions() === undefined &&
      index.solutions().every((each) => each.variablesReadable && each.manifest !== undefined);
    const said = new Set(reasonsOf(plan));
    // A settings file or project in the folder of a solution is not a part of the solution.
    const others = new Set([...index.settings(), ...index.projects()].map(({ file }) => file));
    const solutionOf = (file: FilePath): Solution | undefined =>
      others.has(file) ? undefined : roots.filter(({ root }) => isBelow(file, root)).at(-1);
    const unmanaged = new Set(plan.solutions.filter(({ managed }) => !managed).map(({ path }) => path));
    const found = new Set(
      allFindings(engine).flatMap((finding) => {
        const solution = solutionOf(finding.file);
        // The finding says that an unmanaged import leaves it unknown whether the flow is on.
        if (finding.ruleId === 'raw-connection' && solution && unmanaged.has(shownRoot(solution))) {
          return [];
        }
        // A flow of a solution that is not planned may be the one that says what a reference of a planned one lacks.
        return solution === undefined
          ? lackOf(finding, '').filter((each) => each.startsWith(connectorLack))
          : [...claimOf(finding, solution), ...lackOf(finding, shownRoot(solution))];
      }),
    );
    return isAllRead ? { said, found } : { said: withoutAbsences(said), found: withoutAbsences(found) };
  });
  return {
    differences: all.flatMap(({ said, found }) => [
      ...[...said].filter((claim) => !found.has(claim)).map((claim) => `only in the plan: ${claim}`),
      // The connector of an entry whose reference is nowhere is a fault of the flow, and no need of its solution.
      ...[...found]
        .filter((claim) => !said.has(claim) && !claim.startsWith(connectorLack))
        .map((claim) => `only a finding: ${claim}`),
    ]),
    agreed: counted(all.flatMap(({ said, found }) => [...said].filter((claim) => found.has(claim)))),
  };
}

const connectorLack = 'lacks-customConnector';

/** Without claims that something is absent. */
function withoutAbsences(claims: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...claims].filter((claim) => !/^(undefined|missing-c(?!onnections)|lacks)/.test(claim)));
}

function counted(claims: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const claim of claims) {
    const rule = claim.split(' ')[0] ?? '';
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

function claim(rule: string, where: string, name: string): string {
  return `${rule} in ${where}: ${guidKey(nameKey(name))}`;
}

function reasonsOf(plan: ImportPlan): string[] {
  const pathOf = new Map(plan.solutions.map(({ solution, path }) => [solution, path]));
  return [
    ...plan.flows.flatMap(({ path, reasons }) =>
      reasons.flatMap((reason) => {
        const { target, rules } = factsOfFlowReason(reason);
        const [rule] = target === 'any' ? rules : [];
        const name = nameIn(reason);
        return rule === undefined || name === undefined ? [] : [claim(rule, path, name)];
      }),
    ),
    ...plan.users.flatMap(({ name: user, solution, reasons }) =>
      reasons.flatMap((reason) => {
        if (reason.kind === 'unreadable') {
          return [claim('unread-user', `users of ${pathOf.get(solution) ?? ''}`, user)];
        }
        const { target, rules } = factsOfUserReason(reason);
        const [rule] = target === 'any' ? rules : [];
        const name = nameIn(reason);
        return rule === undefined || name === undefined
          ? []
          : [claim(rule, `users of ${pathOf.get(solution) ?? ''}`, name)];
      }),
    ),
    ...plan.failures.flatMap((failure) => failureClaims(failure, pathOf)),
  ];
}

/** What is wrong in the flow or user; undefined for a reason that leaves it unknown whether it works. */
function nameIn(reason: FlowReason | UserReason): string | undefined {
  if ('dependency' in reason && !isShownAbsent(reason.dependency)) {
    return undefined;
  }
  switch (reason.kind) {
    case 'raw':
    case 'undeclaredKey':
      return reason.key;
    case 'noConnectionsParameter':
    case 'noDefinition':
      return '';
    case 'outdatedFlow':
      return reason.keys.join(' ');
    case 'connectorMismatch':
    case 'undefinedReference':
      return reason.reference;
    case 'missingConnector':
      return reason.connector;
    case 'runOnlyChild':
    case 'missingChild':
    case 'missingFlow':
      return reason.flow;
    case 'undefinedVariable':
      return reason.variable;
    case 'childOff':
    case 'childUnknown':
    case 'flowOff':
    case 'fileMissing':
    case 'flowUnknown':
    case 'keepsConnection':
    case 'keepsState':
    case 'maybeUnmapped':
    case 'offInSource':
    case 'outside':
    case 'pipelineDecides':
    case 'runOnlyUser':
    case 'stateUnknown':
    case 'unmapped':
    case 'unreadable':
    case 'variableWithoutValue':
      return undefined;
  }
}

function failureClaims(failure: ImportFailure, pathOf: ReadonlyMap<string, string>): string[] {
  switch (failure.kind) {
    case 'duplicateReference':
      return [claim('duplicate-reference', pathOf.get(failure.solution) ?? '', failure.reference)];
    case 'conflictingReference':
      return failure.definitions.map(({ solution }) =>
        claim('conflicting-reference', pathOf.get(solution) ?? '', failure.reference),
      );
    case 'missingComponent':
      // Of a component that is not listed, the claims are those of its users.
      return failure.dependency === 'unlisted' && failure.component !== 'customConnector'
        ? []
        : [lack(failure.component, pathOf.get(failure.solution) ?? '', failure.name, failure.dependency)];
    case 'missingFile':
    case 'noDefinition':
      return [claim('flow-without-definition', failure.path, '')];
    case 'unreadable':
      return [claim('unreadable', failure.path, '')];
    case 'brokenSettings':
    case 'connectorMismatch':
    case 'deletedTooEarly':
    case 'deletionBlocked':
    case 'dependencyCycle':
    case 'duplicateSetting':
    case 'emptyVariable':
    case 'malformedConnectionId':
    case 'managedNotPossible':
    case 'notRead':
    case 'placeholderConnectionId':
    case 'unmanagedNotPossible':
    case 'versionNotHigher':
      return [];
  }
}

/**
 * That a solution lacks a component, so that its import fails. Plan and findings name connectors and components with a
 * GUID in different ways: of these, both must only know that there are some.
 */
function lack(kind: ComponentKind, where: string, name: string, dependency: string): string {
  const isNamed = kind !== 'customConnector' && kind !== 'component';
  // A flow may use a reference of another solution: its connector is a need of that solution.
  return claim(`lacks-${kind}`, kind === 'customConnector' ? '' : where, isNamed ? `${name} ${dependency}` : '');
}

/** What a solution lacks by a finding, so that its import fails. */
function lackOf({ ruleId, severity, data }: Finding, root: string): string[] {
  const kind = kindOfLack(ruleId, data);
  const name = data.reference ?? data.variable ?? data.workflowId ?? data.component ?? '';
  const isListed = data.dependency === 'active' || data.dependency === 'gone';
  return kind !== undefined && severity !== 'information' && (isListed || kind === 'customConnector')
    ? [lack(kind, root, name, data.dependency ?? '')]
    : [];
}

/** The kinds of components that `missing-component` reports, by their type in `MissingDependencies`. */
const kindsOfTypes: Readonly<Record<string, ComponentKind>> = {
  connectionreference: 'connectionReference',
  environmentvariabledefinition: 'environmentVariable',
  '380': 'environmentVariable',
  '372': 'customConnector',
  connector: 'customConnector',
  '29': 'childFlow',
};

function kindOfLack(ruleId: string, data: Finding['data']): ComponentKind | undefined {
  switch (ruleId) {
    case 'undefined-reference':
      return 'connectionReference';
    case 'undefined-variable':
      return 'environmentVariable';
    case 'missing-child-flow':
      return 'childFlow';
    case 'missing-connector':
      return 'customConnector';
    case 'missing-component':
      return kindsOfTypes[data.type ?? ''] ?? 'component';
    default:
      return undefined;
  }
}

/** The messages about a user of which a part is not read, in a file that is read. */
const partialMessages: ReadonlySet<string> = new Set(['xmlElement', 'unknownForm', 'agentData']);

/** What a finding claims; none if it is not about source files, or leaves the outcome unknown. */
function claimOf({ ruleId, severity, file, messageId, data }: Finding, solution: Solution): string[] {
  const root = shownRoot(solution);
  const path = pathInFolder(file);
  if (failureFacts.unreadable.rules.includes(ruleId)) {
    // A file with damaged text is read, only not edited.
    if (messageId === 'damagedText') {
      return [];
    }
    const users = unreadUsers(solution).map(({ user }) => user);
    const unread = users
      .filter(({ kind, id }) => id === data.user || (kind === 'agent' && isPartOf({ schemaName: id }, file)))
      .map(({ name }) => claim('unread-user', `users of ${root}`, name));
    // A user of which a part has an unknown form or content does not make the import fail.
    if (partialMessages.has(messageId)) {
      return unread;
    }
    const isMain = file === solution.manifestFile || file === solution.customizationsFile;
    return [claim('unreadable', isMain ? root : path, ''), ...unread];
  }
  if (!sourceRules.has(ruleId) || (severity !== 'error' && severity !== 'warning')) {
    return [];
  }
  const where = data.user === undefined ? path : `users of ${root}`;
  switch (ruleId) {
    case 'raw-connection':
    case 'undeclared-connection-key':
      return [claim(ruleId, path, data.key ?? '')];
    case 'missing-connections-parameter':
      return [claim(ruleId, path, '')];
    case 'flow-without-definition':
      return [claim(ruleId, data.missing === undefined ? path : pathInFolder(`${solution.root}/${data.missing}`), '')];
    case 'outdated-flow-in-app':
      return [claim(ruleId, where, data.keys ?? '')];
    case 'connector-mismatch':
      return [claim(ruleId, path, data.reference ?? '')];
    case 'child-flow-invoker':
      return [claim(ruleId, path, data.child ?? '')];
    case 'duplicate-reference':
    case 'conflicting-reference':
      return [claim(ruleId, root, data.reference ?? '')];
    case 'undefined-reference':
      return [claim(ruleId, where, data.reference ?? '')];
    case 'undefined-variable':
      return [claim(ruleId, where, data.variable ?? '')];
    case 'missing-child-flow':
      return [claim(ruleId, where, data.workflowId ?? '')];
    case 'missing-connector':
      // A finding at the definition of a reference is no claim about a flow or app.
      return data.key !== undefined || data.user !== undefined
        ? [claim(ruleId, where, data.customConnector ?? '')]
        : [];
    default:
      return [];
  }
}

/**
 * Compares the findings about settings files with the plan of each environment that gets a first import. Each reason of
 * this target that settings files can show must be a finding in one of its files.
 */
export function targetAgreement(engine: Engine): Agreement {
  const { index } = engine;
  const targets = index
    .environments()
    // What a template leaves open is no mistake.
    .filter(({ import: mode, files, isTemplate }) => mode === 'first' && files.length > 0 && !isTemplate)
    // Of copies of one solution only one is planned, and the files of all of them are checked.
    .filter(() => {
      const names = index.solutions().map((each) => nameKey(solutionName(each)));
      return new Set(names).size === names.length;
    });
  const all = targets.map((environment) => {
    const plan = computeImportPlan(environment, index);
    const files = new Set(environment.files.map(({ file }) => file));
    const found = new Set(
      allFindings(engine)
        .filter(({ file, severity }) => files.has(file) && (severity === 'error' || severity === 'warning'))
        .flatMap((finding) => settingClaims(finding)),
    );
    // The values of a file that cannot be read are unknown to the rules: the finding is about the file.
    const isDefined = (name: string): boolean =>
      index.definitionsOf(name).some(({ solution }) => environment.solutions.includes(solution.root));
    // No settings file is for a solution that is planned only because another one needs it.
    const isAllTold =
      !plan.failures.some(({ kind }) => kind === 'brokenSettings') &&
      plan.solutions.every(({ takenInFor }) => takenInFor.length === 0);
    return { environment: environment.name, said: new Set(isAllTold ? targetReasons(plan, isDefined) : []), found };
  });
  const agreed = all.flatMap(({ said, found }) => [...said].filter((claim) => found.has(claim)));
  return {
    differences: all.flatMap(({ environment, said, found }) =>
      [...said].filter((claim) => !found.has(claim)).map((claim) => `${environment}: only in the plan: ${claim}`),
    ),
    agreed: counted(agreed),
  };
}

/** What the plan says that a settings file lacks or has wrong, for flows that are meant to be on, apps and agents. */
function targetReasons({ flows, users, failures }: ImportPlan, isDefined: (reference: string) => boolean): string[] {
  const subjects = [...flows.filter(({ onInSource }) => onInSource), ...users];
  const reasons = subjects.flatMap<FlowReason | UserReason>((each) => each.reasons);
  const unmapped = reasons.flatMap((reason) =>
    reason.kind === 'unmapped' && reason.entry !== 'noFile' && isDefined(reason.reference)
      ? [claim('unmapped', 'settings', reason.reference)]
      : [],
  );
  const values = [...reasons, ...failures].flatMap((reason) =>
    reason.kind === 'variableWithoutValue' || reason.kind === 'emptyVariable'
      ? [claim('value', 'settings', reason.variable)]
      : [],
  );
  const mistakes = failures.flatMap((failure) =>
    (failure.kind === 'malformedConnectionId' || failure.kind === 'connectorMismatch') && isDefined(failure.reference)
      ? [claim(failureFacts[failure.kind].rules[0] ?? '', 'settings', failure.reference)]
      : failure.kind === 'duplicateSetting'
        ? [claim('settings-duplicate-entry', 'settings', failure.name)]
        : [],
  );
  return [...unmapped, ...values, ...mistakes];
}

function settingClaims({ ruleId, data }: Finding): string[] {
  switch (ruleId) {
    case 'settings-empty-connection':
      return [claim('unmapped', 'settings', data.reference ?? '')];
    case 'settings-missing-entry':
      return (data.references ?? '').split(' ').map((name) => claim('unmapped', 'settings', name));
    case 'settings-missing-variable':
      return (data.variables ?? '').split(' ').map((name) => claim('value', 'settings', name));
    case 'settings-empty-variable':
      return [claim('value', 'settings', data.reference ?? '')];
    case 'settings-malformed-connection-id':
    case 'settings-connector-mismatch':
    case 'settings-duplicate-entry':
      return [claim(ruleId, 'settings', data.reference ?? '')];
    case 'settings-unknown-entry':
      // The file is for another solution: what else is wrong with the entry is said once it is in the right file.
      return [claim('settings-connector-mismatch', 'settings', data.reference ?? '')];
    default:
      return [];
  }
}
