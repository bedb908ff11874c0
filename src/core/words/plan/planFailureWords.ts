import type { ImportFailure } from '../../plan/importFailure';
import type { ImportPlan } from '../../plan/importPlan';
import { componentWords, cycleWords } from '../componentWords';
import { bareIdAdvice } from '../../rules/settings-malformed-connection-id';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';
import { referenceUserWords } from './referenceUserWords';

const findOut = 'Run connref check to see what is wrong with the file.';

/**
 * The sentences about one reason why an import fails: the first says what is wrong, the others give details and say
 * what to do.
 */
export function planFailureWords(
  failure: ImportFailure,
  { environment, solutions }: Pick<ImportPlan, 'environment' | 'solutions'>,
): string[] {
  switch (failure.kind) {
    case 'managedNotPossible':
      return [
        `${failure.solution} cannot be packed as managed: ${failure.path} contains only an unmanaged export.`,
        'Export the solution as managed too and unpack both exports with --packagetype Both, or import the solution as unmanaged.',
      ];
    case 'unmanagedNotPossible':
      return [
        `${failure.solution} cannot be imported as unmanaged: ${failure.path} contains only a managed export.`,
        'Export the solution as unmanaged too and unpack both exports with --packagetype Both, or import the solution as managed.',
      ];
    case 'unreadable':
      return [`${failure.solution} cannot be packed: ${failure.path} cannot be read.`, findOut];
    case 'notRead':
      return [
        `It is unknown whether the import works: ${failure.path} is not read.${failure.solution === '' ? '' : ` It is a part of ${failure.solution}.`}`,
        'Run connref check to see why it is not read.',
      ];
    case 'missingFile':
      return [
        `${failure.solution} cannot be imported: ${failure.path} is missing.`,
        'Restore the file, or export the solution again.',
      ];
    case 'noDefinition':
      return [
        `${failure.path} does not contain a flow: properties.definition is missing. The import of ${failure.solution} fails or leaves the flow turned off.`,
        'Restore the content of the file, or export the solution again.',
      ];
    case 'dependencyCycle':
      return [
        `${listed(failure.solutions)} need each other, so ${failure.solutions.length === 2 ? 'neither' : 'none of them'} can be imported first.`,
        ...cycleWords(
          failure.solutions,
          solutions.map(({ solution, newNeeds }) => ({ solution, dependsOn: newNeeds })),
        ),
        'Move the components that these solutions need from each other into a separate solution, and import that solution first.',
      ];
    case 'missingComponent':
      return [
        `${failure.solution} needs ${componentWords([{ kind: failure.component, name: failure.name }])}, which is not in any solution here.${whereItWas(failure)}${failure.certainty === 'expected' ? ' The import is expected to fail.' : ''}`,
        failure.component === 'connectionReference'
          ? `Define the reference in ${failure.solution}, or list it in externals of .connref.json if ${environment} already has it.`
          : `Add the component to a solution that is imported earlier, or list it in externals of .connref.json if ${environment} already has it.`,
        ...(failure.guid === null ? [] : [`The GUID of ${failure.name} is ${failure.guid}.`]),
      ];
    case 'duplicateReference':
      return [
        `${failure.solution} defines ${failure.reference} more than once: the import fails or uses one of the definitions.`,
        'Remove or rename one definition.',
      ];
    case 'conflictingReference':
      return [
        `${failure.reference} is for ${listed(failure.definitions.map(({ solution, connectorName }) => `${connectorName} in ${solution}`))}, but ${environment} can have only one reference of this name.`,
        'Rename one of the references, and change its name in everything that uses it.',
      ];
    case 'malformedConnectionId':
      return [
        `The ConnectionId of ${failure.reference} is not a bare connection id: “${failure.connectionId}” in ${listed(failure.files)}. The import fails with an unexpected error.`,
        bareIdAdvice(failure.bareId ?? undefined),
      ];
    case 'placeholderConnectionId':
      return [
        `The ConnectionId of ${failure.reference} only holds its place: “${failure.connectionId}” in ${listed(failure.files)}. No connection has this id, so the import is expected to fail.`,
        'Enter the id of a connection, or remove the entry.',
      ];
    case 'connectorMismatch':
      return [
        `${failure.reference} is for ${failure.connectorName}, but its entry in ${listed(failure.files)} is for ${failure.settingsConnectorName}.`,
        `Map ${failure.reference} to a connection for ${failure.connectorName}.`,
      ];
    case 'brokenSettings':
      return [`pac cannot read ${listed(failure.files)}.`, findOut];
    case 'duplicateSetting':
      return [
        `${failure.name} has several entries in ${listed(failure.files)}: the import fails or uses one of them.`,
        'Leave only one entry.',
      ];
    case 'emptyVariable':
      return [
        `The environment variable ${failure.variable} has an empty value in ${listed(failure.files)}.`,
        'Enter a value, or remove the entry.',
      ];
    case 'deletionBlocked':
      return [
        `The upgrade fails to delete ${failure.reference}, because ${referenceUserWords(failure.usedBy)}.`,
        `First use another reference in these flows, apps or agents, or define ${failure.reference} again.`,
      ];
    case 'deletedTooEarly':
      return [
        `The upgrade of ${failure.solution} fails to delete ${failure.reference}, because ${referenceUserWords(failure.usedBy)} in the release that is there.`,
        orderAdvice(failure, solutions),
      ];
    case 'versionNotHigher':
      return [
        `${failure.solution} cannot be upgraded: its version ${failure.version} is not higher than ${failure.installedVersion}, the version that is there.`,
        'Raise the version in Solution.xml.',
      ];
  }
}

/** In which order the solutions must be imported instead, so that nothing uses a reference when it is deleted. */
function orderAdvice(
  { solution, usedBy }: Extract<ImportFailure, { kind: 'deletedTooEarly' }>,
  solutions: ImportPlan['solutions'],
): string {
  const names = [...new Set(usedBy.map((user) => user.solution))];
  const users = listed(names);
  const last = `upgrade ${solution} last: import it with --import-as-holding, then import ${users}, then run pac solution upgrade.`;
  const needsIt = solutions.some(
    (each) => names.includes(each.solution) && each.newNeeds.some((need) => need.solution === solution),
  );
  return needsIt
    ? `${users} ${agree(names.length, 'needs', 'need')} new components of ${solution}, so ${last}`
    : `Import ${users} before ${solution}, or ${last}`;
}

/** What the export of a solution says about the owner of a missing component, to follow another sentence. */
function whereItWas({ solution, dependency, owner }: Extract<ImportFailure, { kind: 'missingComponent' }>): string {
  switch (dependency) {
    case 'active':
      return ` The export of ${solution} does not say which solution contains it.`;
    case 'gone':
      return ` When ${solution} was exported, ${owner ?? 'another solution'} contained it.`;
    case 'unlisted':
      return '';
  }
}
