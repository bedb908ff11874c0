import type { Absence, ComponentKind, NeededComponent } from '../dependencies/component';
import { listed } from '../text/listed';
import { bareIdAdvice } from '../settings/bareConnectionId';
import type { FlowReason, ImportFailure, ImportPlan, PlannedSolutionStep, ReferenceUser } from './importPlan';

const kindWords: Readonly<Record<ComponentKind, readonly [one: string, several: string]>> = {
  connectionReference: ['the connection reference', 'the connection references'],
  customConnector: ['the custom connector', 'the custom connectors'],
  childFlow: ['the flow', 'the flows'],
  environmentVariable: ['the environment variable', 'the environment variables'],
  component: ['the component', 'the components'],
};

/** `the flows a and b, the custom connector c`. */
export function componentWords(components: readonly NeededComponent[]): string {
  const kinds = [...new Set(components.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const names = components.filter((component) => component.kind === kind).map(({ name }) => name);
      return `${kindWords[kind][names.length === 1 ? 0 : 1]} ${listed(names)}`;
    })
    .join(', ');
}

/** What solutions that need each other need of each other, a sentence for each two. */
export function cycleWords(
  cycle: readonly string[],
  steps: readonly Pick<PlannedSolutionStep, 'solution' | 'dependsOn'>[],
): string[] {
  return steps
    .filter(({ solution }) => cycle.includes(solution))
    .flatMap(({ solution, dependsOn }) =>
      dependsOn
        .filter((dependency) => cycle.includes(dependency.solution))
        .map(({ solution: owner, needs }) => `${solution} needs ${componentWords(needs)} of ${owner}.`),
    );
}

/** `ContosoLegacy uses it (Remind)`; what is used may have been named before. */
export function usersText(users: readonly ReferenceUser[], used = ' it'): string {
  const solutions = [...new Set(users.map(({ solution }) => solution))];
  const names = users.map(({ name }) => name).join(', ');
  return `${listed(solutions)} ${solutions.length === 1 ? 'uses' : 'use'}${used} (${names})`;
}

/** Why a flow stays off, or what is not known of it. */
export function flowReasonText(reason: FlowReason): string {
  switch (reason.kind) {
    case 'offInSource':
      return 'It is off in the source.';
    case 'stateUnknown':
      return 'Nothing in the source says whether it is on.';
    case 'unreadable':
      return 'Its file cannot be read.';
    case 'unmapped':
      return reason.entry === 'empty'
        ? `${reason.reference} has no connection: its ConnectionId is empty in the settings file.`
        : `${reason.reference} has no connection: no settings file for a solution that defines it has an entry for it.`;
    case 'keepsConnection':
      return `${reason.reference} keeps the connection of the earlier import, if it had one.`;
    case 'runOnlyUser':
      return `${reason.reference} has no connection, and is for the connection of the run-only user.`;
    case 'raw':
      return `Its connection to ${reason.connectorName || reason.key} (${reason.key}) is raw: bind it to a connection reference.`;
    case 'undeclaredKey':
      return `An action uses ${reason.key}, for which the flow has no connection entry.`;
    case 'connectorMismatch':
      return `${reason.reference} is for another connector: ${reason.connectorName}.`;
    case 'undefinedReference':
      return `Nothing here defines ${reason.reference}, which it names.${uncertainty(reason.dependency)}`;
    case 'missingConnector':
      return `Nothing here holds its custom connector ${reason.connectorName}.${uncertainty(reason.dependency)}`;
    case 'missingChild':
      return `It calls the flow ${reason.flow}, which nothing here holds.${uncertainty(reason.dependency)}`;
    case 'outside':
      return `${kindSentence(reason.component)} ${reason.name} comes with ${reason.owner}: how it is there, the source does not tell.`;
    case 'childOff':
      return `It calls ${reason.flow}, which stays off.`;
    case 'childUnknown':
      return `It calls ${reason.flow}, and whether that comes up switched on is not known.`;
  }
}

/** What fails, and then what to do about it, in a sentence or more. */
export function failureText(failure: ImportFailure, plan: ImportPlan): string[] {
  const { environment } = plan;
  switch (failure.kind) {
    case 'managedNotPossible':
      return [
        `${failure.solution} cannot be packed as managed: its source in ${failure.path} holds an unmanaged export only.`,
        'Export it as managed too and unpack both with --packagetype Both, or import it as unmanaged.',
      ];
    case 'unmanagedNotPossible':
      return [
        `${failure.solution} cannot be imported as unmanaged: its source in ${failure.path} holds a managed export only.`,
        'Export it as unmanaged too and unpack both with --packagetype Both, or import it as managed.',
      ];
    case 'unreadable':
      return [
        `${failure.solution} cannot be packed: ${failure.path} cannot be read.`,
        'Its findings say what is wrong there: connref check lists them.',
      ];
    case 'dependencyCycle':
      return [
        `${listed(failure.solutions)} need each other: whichever is imported first lacks what another one holds.`,
        ...cycleWords(failure.solutions, plan.solutions),
        'Move what both need into a solution of its own that is imported before them.',
      ];
    case 'missingComponent':
      return [
        `${failure.solution} needs ${componentWords([{ kind: failure.component, name: failure.name }])}, which nothing here ${failure.component === 'connectionReference' ? 'defines' : 'holds'}${failure.dependency === 'active' ? ': it was unmanaged in the environment that this was exported from' : ''}.`,
        failure.component === 'connectionReference'
          ? `Define it in the solution, or list it in externals of .connref.json if ${environment} already has it.`
          : `Add it in a solution that is imported before, or list it in externals of .connref.json if ${environment} already has it.`,
        ...(failure.guid === null ? [] : [`Its GUID is ${failure.guid}.`]),
      ];
    case 'duplicateReference':
      return [
        `${failure.solution} defines ${failure.reference} more than once: the import fails or takes one of the two.`,
        'Remove or rename one.',
      ];
    case 'conflictingReference':
      return [
        `${failure.reference} is for ${listed(failure.definitions.map(({ solution, connectorName }) => `${connectorName} in ${solution}`))}: only one of them can be in ${environment}.`,
        'Rename one, with all that uses it.',
      ];
    case 'malformedConnectionId':
      return [
        `The ConnectionId of ${failure.reference} is not the bare id of a connection: “${failure.connectionId}” in ${listed(failure.files)}. The import fails with an unexpected error.`,
        bareIdAdvice(failure.bareId ?? undefined),
      ];
    case 'connectorMismatch':
      return [
        `${failure.reference} is for ${failure.connectorName}, and the settings map it to ${failure.settingsConnectorName} in ${listed(failure.files)}.`,
        'Map it to a connection of its connector.',
      ];
    case 'brokenSettings':
      return [
        `${listed(failure.files)} is no settings file that pac takes.`,
        'Its findings say what is wrong there: connref check lists them.',
      ];
    case 'duplicateSetting':
      return [
        `${failure.name} stands twice in ${listed(failure.files)}, with different values: the import fails or takes one of the two.`,
        'Remove one.',
      ];
    case 'emptyVariable':
      return [
        `The environment variable ${failure.variable} has an empty value in ${listed(failure.files)}.`,
        'Fill in the value, or remove the entry.',
      ];
    case 'deletionBlocked':
      return [
        `The upgrade would delete ${failure.reference}, which ${usersText(failure.usedBy, '')}: that fails.`,
        'Bind its users to another reference first, or define it again.',
      ];
  }
}

function kindSentence(kind: ComponentKind): string {
  const [words] = kindWords[kind];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function uncertainty(dependency: Absence): string {
  return dependency === 'notRead' ? ' Something that cannot be read may.' : '';
}
