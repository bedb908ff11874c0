import type { ImportFailure, ImportPlan } from '../../plan/importPlan';
import { componentWords, cycleWords } from '../componentWords';
import { bareIdAdvice } from '../../rules/settings-malformed-connection-id';
import { listed } from '../../text/listed';
import { referenceUserWords } from './referenceUserWords';

/** What fails, and then what to do about it, in a sentence or more. */
export function planFailureWords(
  failure: ImportFailure,
  { environment, solutions }: Pick<ImportPlan, 'environment' | 'solutions'>,
): string[] {
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
        ...cycleWords(failure.solutions, solutions),
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
        `The upgrade would delete ${failure.reference}, which ${referenceUserWords(failure.usedBy, '')}: that fails.`,
        'Bind its users to another reference first, or define it again.',
      ];
  }
}
