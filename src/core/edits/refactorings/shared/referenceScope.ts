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
 * A connection reference as Dataverse has it: one component, which several solutions of the workspace may define. The same
 * name on another connector is another one, which an edit of this one leaves alone.
 */
export interface ReferenceScope {
  /** The definition that is meant. */
  readonly reference: ConnectionReference;
  /** The solutions that define it. */
  readonly solutions: readonly Solution[];
  /** Solutions that define the name on another connector. */
  readonly conflictingSolutions: readonly Solution[];
  /** Solutions that define the name, of which nothing tells whether they do on the same connector. */
  readonly undecidedSolutions: readonly Solution[];
  readonly uses: readonly ReferenceUse[];
  /** Uses of the name that do not tell which connector they mean, where it stands for several: agents and canvas apps. */
  readonly unclearUses: readonly ReferenceUse[];
}

/**
 * @param root The solution whose definition is meant, where the name stands for several connectors.
 * @returns Undefined where nobody, or not that solution, defines the name.
 */
export function referenceScope(
  logicalName: string,
  root: FilePath | undefined,
  index: WorkspaceIndex,
): ReferenceScope | undefined {
  const definitionIn = ({ connectionReferences }: Solution): ConnectionReference | undefined =>
    connectionReferences.find((reference) => sameName(reference.logicalName, logicalName));
  const defining = index.solutions().filter((solution) => definitionIn(solution));
  // What can be edited is what is meant.
  const meant =
    root === undefined ? (defining.find(isEditable) ?? defining[0]) : defining.find((each) => each.root === root);
  const reference = meant && definitionIn(meant);
  if (!reference) {
    return undefined;
  }
  const definingAs = (compared: ConnectorComparison): Solution[] =>
    defining.filter((solution) => {
      const own = definitionIn(solution);
      return own !== undefined && compareConnectors(reference, own) === compared;
    });
  const solutions = definingAs('same');
  const conflictingSolutions = definingAs('other');
  const undecidedSolutions = definingAs('unknown');
  const apart = [...conflictingSolutions, ...undecidedSolutions];
  const all = usesOf(logicalName, index);
  const isUnclear = (use: ReferenceUse): boolean =>
    apart.length > 0 && use.kind !== 'flow' && !defining.includes(use.solution);
  const uses = all.filter(
    (use) =>
      solutions.includes(use.solution) ||
      (!apart.includes(use.solution) &&
        !isUnclear(use) &&
        (apart.length === 0 || use.kind !== 'flow' || compareEntry(use.entry, reference, index) !== 'other')),
  );
  return { reference, solutions, conflictingSolutions, undecidedSolutions, uses, unclearUses: all.filter(isUnclear) };
}

/** Why nothing is renamed, deleted or merged while it is not known which definitions of the name are for one connector. */
export function undecidedProblem({
  reference,
  solutions,
  undecidedSolutions,
}: ReferenceScope): ConnectorsUndecided | undefined {
  const named = (some: readonly Solution[]): NamedDefinitions => ({
    reference: reference.logicalName,
    solutions: [...new Set(some.map(solutionName))],
  });
  return undecidedSolutions.length === 0
    ? undefined
    : { kind: 'connectorsUndecided', definitions: [named(solutions), named(undecidedSolutions)] };
}

/** Solutions that define the name for the connector that is meant and for another one too: nothing tells their uses apart. */
export function mixedConnectorRefusals({
  reference,
  solutions,
  conflictingSolutions,
  undecidedSolutions,
}: ReferenceScope): Refusal[] {
  return [...solutions, ...conflictingSolutions, ...undecidedSolutions].flatMap((solution) => {
    const own = definitionsIn(solution, reference.logicalName);
    const meant = own.filter((each) => compareConnectors(each, reference) === 'same');
    return meant.length === 0 || meant.length === own.length
      ? []
      : [repeatedDefinition(solution, reference.logicalName, own)];
  });
}

/** A solution that defines a name more than once, be it for one connector: what else one says the other may not. */
export function repeatedDefinitionRefusal(solution: Solution, logicalName: string): Refusal | undefined {
  const own = definitionsIn(solution, logicalName);
  return own.length > 1 ? repeatedDefinition(solution, logicalName, own) : undefined;
}

function repeatedDefinition(solution: Solution, logicalName: string, own: readonly ConnectionReference[]): Refusal {
  return {
    file: solution.customizationsFile ?? solution.manifestFile,
    reason: {
      kind: 'definedRepeatedly',
      solution: solutionName(solution),
      reference: logicalName,
      count: own.length,
      connectors: [...new Set(own.map(({ apiName }) => apiName).filter((apiName) => apiName !== ''))],
    },
  };
}

/** Every definition of a name in a solution: one, where it is in order. */
export function definitionsIn({ connectionReferences }: Solution, logicalName: string): ConnectionReference[] {
  return connectionReferences.filter((reference) => sameName(reference.logicalName, logicalName));
}

/** Why a logical name alone does not tell which reference is meant; undefined where it stands for one connector. */
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

/** Whether edits reach a solution: its source, and a managed twin that is kept unpacked beside it. */
export function canReceiveEdits(solution: Solution, index: WorkspaceIndex): boolean {
  return isSource(solution) || (isEditable(solution) && hasSource(solution, index));
}

/** Whether a solution that edits do not reach is made anew from one that they do. */
export function isGenerated(solution: Solution, index: WorkspaceIndex): boolean {
  return !canReceiveEdits(solution, index) && hasSource(solution, index);
}

function hasSource(solution: Solution, index: WorkspaceIndex): boolean {
  return index.solutions().some((other) => isSource(other) && areTwins(other, solution));
}

/** Why what defines a reference cannot be edited; undefined where it can, or is made anew anyway. */
export function definitionRefusal(
  solution: Solution,
  reference: string,
  index: WorkspaceIndex,
  file = solution.manifestFile,
): Refusal | undefined {
  const part = { kind: 'definition', solution: solutionName(solution), reference } as const;
  return editRefusal(file, part, solution, index);
}

/** The same of a solution that is to define it. */
export function newDefinitionRefusal(
  solution: Solution,
  reference: string,
  index: WorkspaceIndex,
): Refusal | undefined {
  const part = { kind: 'newDefinition', solution: solutionName(solution), reference } as const;
  return editRefusal(solution.manifestFile, part, solution, index);
}

/** The same of what uses it. */
export function useRefusal(use: ReferenceUse, reference: string, index: WorkspaceIndex): Refusal | undefined {
  return editRefusal(use.file, { kind: 'use', use: namedUse(use), reference }, use.solution, index);
}

/** @param part What would be edited in the solution. */
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

/** Whether `Solution.xml` lists a reference among what the solution needs and does not hold. */
export function isNeededBy({ manifest }: Pick<Solution, 'manifest'>, logicalName: string): boolean {
  return (
    manifest?.missingDependencies.some(
      ({ kind, names }) => kind === 'connectionReference' && names.some((name) => sameName(name, logicalName)),
    ) ?? false
  );
}
