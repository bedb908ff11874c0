import { archiveOf } from '../../../model/archivePath';
import { compareConnectors, compareEntry, type ConnectorComparison } from '../../../connectors/connectorIdentity';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import { unique } from '../../../text/unique';
import type { ConnectionReference, Solution } from '../../../model/solution';
import type { CodeApp } from '../../../model/project';
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
 * A connection reference with all its definitions and uses in the workspace. To Dataverse, the reference is one
 * component, even if several solutions define it. A definition of the same name for another connector counts as another
 * reference, and is not edited.
 */
export interface ReferenceScope {
  /** The definition in the chosen solution. If no solution was chosen, a definition that can be edited is preferred. */
  readonly reference: ConnectionReference;
  /** The solutions that define the reference. */
  readonly solutions: readonly Solution[];
  /** Solutions that define the same logical name for another connector. */
  readonly conflictingSolutions: readonly Solution[];
  /**
   * Solutions that define the same logical name, perhaps for another connector: the API names and GUIDs in the
   * definitions don't show whether the connectors are the same.
   */
  readonly undecidedSolutions: readonly Solution[];
  readonly uses: readonly ReferenceUse[];
  /** The code app projects beside the solutions that use the reference. */
  readonly codeApps: readonly CodeApp[];
  /**
   * Uses by agents, apps and desktop flows of solutions that don't define the logical name, if it is defined for several
   * connectors. It is unknown which definition they use, because Connref doesn't read their connectors.
   */
  readonly unclearUses: readonly ReferenceUse[];
  /** Code app projects that use the logical name, if it is defined for several connectors. */
  readonly unclearCodeApps: readonly CodeApp[];
}

/**
 * Finds a connection reference with all its definitions and uses.
 * @param root Root of the solution whose definition to edit; undefined for any solution that defines the logical name.
 * @returns Undefined if the solution at `root` doesn't define the logical name, or, without `root`, if none of the
 * solutions defines it.
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
  const codeApps = index.codeAppsUsing(logicalName);
  const isAmbiguous = otherSolutions.length > 0;
  return {
    reference,
    solutions,
    conflictingSolutions,
    undecidedSolutions,
    uses,
    codeApps: isAmbiguous ? [] : codeApps,
    unclearUses: all.filter(isUnclear),
    unclearCodeApps: isAmbiguous ? codeApps : [],
  };
}

/**
 * The reason to refuse an edit while it is unknown whether all definitions of the logical name have the same connector.
 * Undefined if it is known.
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
 * Refuses an edit if one solution defines the logical name both for the connector of the reference and for one that is
 * or may be another, because it is unknown which of these definitions the flows of the solution use. Empty if there is
 * no such solution.
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
 * Refuses an edit of a solution that defines a logical name more than once, even for the same connector: the
 * definitions may differ in other child elements, which would be lost. Undefined if the solution doesn't define the
 * name more than once.
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

/** All definitions of a logical name in a solution. More than one is a mistake in the source files. */
export function definitionsIn({ connectionReferences }: Solution, logicalName: string): ConnectionReference[] {
  return connectionReferences.filter((reference) => sameName(reference.logicalName, logicalName));
}

/**
 * Why a logical name alone doesn't identify a connection reference; undefined unless the name is defined for several
 * connectors.
 */
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

/**
 * Whether the files of a solution are edited: it is source, or an unpacked managed export whose source is in the
 * workspace too.
 */
export function canReceiveEdits(solution: Solution, index: WorkspaceIndex): boolean {
  return isSource(solution) || (isEditable(solution) && hasSource(solution, index));
}

/**
 * Whether the files of a solution are left unedited although its source is in the workspace, because the solution is an
 * export that Connref cannot edit, such as a zip. The next export replaces these files.
 */
export function isGenerated(solution: Solution, index: WorkspaceIndex): boolean {
  return !canReceiveEdits(solution, index) && hasSource(solution, index);
}

function hasSource(solution: Solution, index: WorkspaceIndex): boolean {
  return index.solutions().some((other) => isSource(other) && areTwins(other, solution));
}

/**
 * Why the definition of a connection reference in a solution cannot be edited. Undefined if it can, or if the next
 * export replaces the solution anyway.
 * @param file The file that the refusal shows.
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

/**
 * Why a definition of a connection reference cannot be added to a solution. Undefined if it can, or if the next export
 * replaces the solution anyway.
 */
export function newDefinitionRefusal(
  solution: Solution,
  reference: string,
  index: WorkspaceIndex,
): Refusal | undefined {
  const part = { kind: 'newDefinition', solution: solutionName(solution), reference } as const;
  return editRefusal(solution.manifestFile, part, solution, index);
}

/**
 * Why a flow, agent or app that uses a connection reference cannot be edited. Undefined if it can, or if the next
 * export replaces its solution anyway.
 */
export function useRefusal(use: ReferenceUse, reference: string, index: WorkspaceIndex): Refusal | undefined {
  return editRefusal(use.file, { kind: 'use', use: namedUse(use), reference }, use.solution, index);
}

/**
 * Why a part of a solution cannot be edited. Undefined if it can, or if the next export replaces the solution anyway.
 * @param part The part of the solution that would be edited.
 */
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

/** Whether MissingDependencies in the `Solution.xml` of a solution list a connection reference. */
export function isNeededBy({ manifest }: Pick<Solution, 'manifest'>, logicalName: string): boolean {
  return (
    manifest?.missingDependencies.some(
      ({ kind, names }) => kind === 'connectionReference' && names.some((name) => sameName(name, logicalName)),
    ) ?? false
  );
}
