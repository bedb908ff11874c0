import { archiveOf } from '../../../model/archivePath';
import { compareConnectors, compareEntry, type ConnectorComparison } from '../../../connectors/connectorIdentity';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import { unique } from '../../../text/unique';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { areTwins, isEditable, isSource, solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { Refusal } from './refactoring';
import type {
  ConnectorsUndecided,
  EditedPart,
  NamedDefinitions,
  NotEditable,
  SeveralConnectors,
} from './refusalReason';
import { namedUse, type ReferenceUse, usesOf } from './referenceUses';

/**
 * A connection reference with all its definitions and uses in the workspace. To Dataverse it is one component, even if
 * several solutions define it. A definition of the same name for another connector is another reference, and is not
 * edited.
 */
export interface ReferenceScope {
  /** The definition to edit. */
  readonly reference: ConnectionReference;
  /** The solutions that define the reference. */
  readonly solutions: readonly Solution[];
  /** Solutions that define the name for another connector. */
  readonly conflictingSolutions: readonly Solution[];
  /** Solutions that define the name, maybe for another connector: their definitions are incomplete. */
  readonly undecidedSolutions: readonly Solution[];
  readonly uses: readonly ReferenceUse[];
  /** Uses by agents and canvas apps, which don't say their connector, if the name is defined for several connectors. */
  readonly unclearUses: readonly ReferenceUse[];
}

/**
 * @param root Root of the solution whose definition to edit; undefined for any.
 * @returns Undefined if no solution, or not the given one, defines the name.
 */
export function referenceScope(
  logicalName: string,
  root: FilePath | undefined,
  index: WorkspaceIndex,
): ReferenceScope | undefined {
  const definitionIn = ({ connectionReferences }: Solution): ConnectionReference | undefined =>
    connectionReferences.find((reference) => sameName(reference.logicalName, logicalName));
  const defining = index.solutions().filter((solution) => definitionIn(solution));
  // Without a root, prefer a definition that can be edited to one in a zip.
  const solution =
    root === undefined ? (defining.find(isEditable) ?? defining[0]) : defining.find((each) => each.root === root);
  const reference = solution && definitionIn(solution);
  if (!reference) {
    return undefined;
  }
  const definingAs = (compared: ConnectorComparison): Solution[] =>
    defining.filter((solution) => {
      const definition = definitionIn(solution);
      return definition !== undefined && compareConnectors(reference, definition) === compared;
    });
  const solutions = definingAs('same');
  const conflictingSolutions = definingAs('other');
  const undecidedSolutions = definingAs('unknown');
  const otherSolutions = [...conflictingSolutions, ...undecidedSolutions];
  const all = usesOf(logicalName, index);
  const isUnclear = (use: ReferenceUse): boolean =>
    otherSolutions.length > 0 && use.kind !== 'flow' && !defining.includes(use.solution);
  const uses = all.filter(
    (use) =>
      solutions.includes(use.solution) ||
      (!otherSolutions.includes(use.solution) &&
        !isUnclear(use) &&
        (otherSolutions.length === 0 || use.kind !== 'flow' || compareEntry(use.entry, reference, index) !== 'other')),
  );
  return { reference, solutions, conflictingSolutions, undecidedSolutions, uses, unclearUses: all.filter(isUnclear) };
}

/**
 * Refuses an edit while it is unknown whether definitions of the name have the same connector. Undefined if it is
 * known.
 */
export function undecidedProblem({
  reference,
  solutions,
  undecidedSolutions,
}: ReferenceScope): ConnectorsUndecided | undefined {
  const definitionsOf = (some: readonly Solution[]): NamedDefinitions => ({
    reference: reference.logicalName,
    solutions: [...new Set(some.map(solutionName))],
  });
  return undecidedSolutions.length === 0
    ? undefined
    : { kind: 'connectorsUndecided', definitions: [definitionsOf(solutions), definitionsOf(undecidedSolutions)] };
}

/**
 * Refuses solutions that define the name for several connectors, because it is unknown which definition their flows
 * use.
 */
export function mixedConnectorRefusals({
  reference,
  solutions,
  conflictingSolutions,
  undecidedSolutions,
}: ReferenceScope): Refusal[] {
  return [...solutions, ...conflictingSolutions, ...undecidedSolutions].flatMap((solution) => {
    const definitions = definitionsIn(solution, reference.logicalName);
    const same = definitions.filter((each) => compareConnectors(each, reference) === 'same');
    return same.length === 0 || same.length === definitions.length
      ? []
      : [repeatedDefinition(solution, reference.logicalName, definitions)];
  });
}

/**
 * Refuses a solution that defines a name more than once, even for the same connector: the definitions may differ in
 * other members, which would be lost.
 */
export function repeatedDefinitionRefusal(solution: Solution, logicalName: string): Refusal | undefined {
  const definitions = definitionsIn(solution, logicalName);
  return definitions.length > 1 ? repeatedDefinition(solution, logicalName, definitions) : undefined;
}

function repeatedDefinition(
  solution: Solution,
  logicalName: string,
  definitions: readonly ConnectionReference[],
): Refusal {
  return {
    file: solution.customizationsFile ?? solution.manifestFile,
    reason: {
      kind: 'definedRepeatedly',
      solution: solutionName(solution),
      reference: logicalName,
      count: definitions.length,
      connectors: [...new Set(definitions.map(({ apiName }) => apiName).filter((apiName) => apiName !== ''))],
    },
  };
}

/** All definitions of a name in a solution. More than one is a mistake in the source. */
export function definitionsIn({ connectionReferences }: Solution, logicalName: string): ConnectionReference[] {
  return connectionReferences.filter((reference) => sameName(reference.logicalName, logicalName));
}

/** Why a logical name alone doesn't identify a reference; undefined if all its definitions have the same connector. */
export function ambiguityOf(logicalName: string, index: WorkspaceIndex): SeveralConnectors | undefined {
  const scope = referenceScope(logicalName, undefined, index);
  if (!scope || scope.conflictingSolutions.length === 0) {
    return undefined;
  }
  const defining = [...scope.solutions, ...scope.conflictingSolutions].flatMap((solution) =>
    definitionsIn(solution, logicalName).map(({ apiName }) => ({
      solution: solutionName(solution),
      connector: apiName,
    })),
  );
  return {
    kind: 'severalConnectors',
    reference: scope.reference.logicalName,
    definitions: unique(defining),
  };
}

/** Whether a solution is edited: a source, or an unpacked managed export whose source is in the workspace too. */
export function canReceiveEdits(solution: Solution, index: WorkspaceIndex): boolean {
  return isSource(solution) || (isEditable(solution) && hasSource(solution, index));
}

/**
 * Whether a solution is not edited because it is an export of a source in the workspace: the next export replaces it.
 */
export function isGenerated(solution: Solution, index: WorkspaceIndex): boolean {
  return !canReceiveEdits(solution, index) && hasSource(solution, index);
}

function hasSource(solution: Solution, index: WorkspaceIndex): boolean {
  return index.solutions().some((other) => isSource(other) && areTwins(other, solution));
}

/**
 * Why the definition of a reference cannot be edited; undefined if it can, or if the next export replaces it anyway.
 */
export function definitionRefusal(
  solution: Solution,
  reference: string,
  index: WorkspaceIndex,
  file = solution.manifestFile,
): Refusal | undefined {
  const part = { kind: 'definition', solution: solutionName(solution), reference } as const;
  return editRefusal(file, part, solution, index);
}

/** Why a definition cannot be added to a solution; undefined if it can, or if the next export replaces the solution. */
export function newDefinitionRefusal(
  solution: Solution,
  reference: string,
  index: WorkspaceIndex,
): Refusal | undefined {
  const part = { kind: 'newDefinition', solution: solutionName(solution), reference } as const;
  return editRefusal(solution.manifestFile, part, solution, index);
}

/** Why a use of a reference cannot be edited; undefined if it can, or if the next export replaces it anyway. */
export function useRefusal(use: ReferenceUse, reference: string, index: WorkspaceIndex): Refusal | undefined {
  return editRefusal(use.file, { kind: 'use', use: namedUse(use), reference }, use.solution, index);
}

/** @param part The part of the solution that would be edited. */
function editRefusal(file: FilePath, part: EditedPart, solution: Solution, index: WorkspaceIndex): Refusal | undefined {
  if (canReceiveEdits(solution, index) || isGenerated(solution, index)) {
    return undefined;
  }
  const obstacle: NotEditable['obstacle'] =
    archiveOf(solution.root) !== undefined
      ? { kind: 'zip', solution: solutionName(solution) }
      : solution.manifest === undefined
        ? { kind: 'noManifest', root: solution.root }
        : { kind: 'managedExport', solution: solutionName(solution) };
  return { file, reason: { kind: 'notEditable', part, obstacle } };
}

/** Whether MissingDependencies of a `Solution.xml` list a reference. */
export function isNeededBy({ manifest }: Pick<Solution, 'manifest'>, logicalName: string): boolean {
  return (
    manifest?.missingDependencies.some(
      ({ kind, names }) => kind === 'connectionReference' && names.some((name) => sameName(name, logicalName)),
    ) ?? false
  );
}
