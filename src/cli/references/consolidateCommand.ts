import {
  type ConsolidationGroup,
  consolidationGroups,
  planConsolidation,
} from '../../core/edits/refactorings/merge/planConsolidation';
import { namedCodeApp } from '../../core/edits/refactorings/shared/codeAppUses';
import { isNeededBy } from '../../core/edits/refactorings/shared/referenceScope';
import { namedUse } from '../../core/edits/refactorings/shared/referenceUses';
import { connectorName } from '../../core/connectors/connectorNames';
import { definesReference } from '../../core/dependencies/definesReference';
import { sameName } from '../../core/model/names';
import type { ConnectionReference, Solution } from '../../core/model/solution';
import { solutionName } from '../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { useText } from '../../core/words/useWords';
import { CommandError } from '../commandError';
import { missingArgument, readArguments } from '../readArguments';
import { referenceHelps } from './referenceHelps';
import { runRefactoring } from './runRefactoring';
import { findSolution } from './findSolution';

/** Runs `connref consolidate`. @returns The exit code. */
export function consolidateCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    keep: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
  });
  const [solution, ...folders] = positionals;
  if (solution === undefined) {
    throw missingArgument('The solution', referenceHelps.consolidate);
  }
  const groups = (index: WorkspaceIndex): ConsolidationGroup[] =>
    groupsThatKeep(values.keep ?? [], findSolution(solution, index), index);
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    introduction: (index) => {
      const found = groups(index);
      const name = solutionName(findSolution(solution, index));
      return found.length > 0
        ? found.flatMap((group) => groupLines(group, index))
        : [`Nothing to consolidate: ${name} has at most one reference for each connector.`, ''];
    },
    plan: (index) => planConsolidation(groups(index), index),
  });
}

/**
 * The groups of connection references to merge: one group for each connector that has several in the solution.
 * @param keep The references given with `--keep`.
 * @throws CommandError with a line for each `--keep` that has no effect.
 */
function groupsThatKeep(keep: readonly string[], solution: Solution, index: WorkspaceIndex): ConsolidationGroup[] {
  const groups = consolidationGroups(solution, index, keep);
  const lines = keep
    .map((name) => describeUselessKeep(name, groups, solution, index))
    .filter((line) => line !== undefined);
  if (lines.length > 0) {
    throw new CommandError([...new Set(lines)].join('\n'));
  }
  return groups;
}

/** The reason why a `--keep` has no effect, for a message; undefined when its reference is kept. */
function describeUselessKeep(
  name: string,
  groups: readonly ConsolidationGroup[],
  solution: Solution,
  index: WorkspaceIndex,
): string | undefined {
  const isOf = ({ logicalName }: ConnectionReference): boolean => sameName(logicalName, name);
  const defined = solution.connectionReferences.find(isOf);
  if (!defined) {
    return `--keep ${name}: ${solutionName(solution)} does not define this reference. Check the logical name.`;
  }
  const { logicalName } = defined;
  const group = groups.find(({ keep, merged }) => isOf(keep) || merged.some(({ reference }) => isOf(reference)));
  if (!group) {
    return `--keep ${logicalName}: ${solutionName(solution)} has no other reference for ${connectorName(defined, index)}. Remove this option.`;
  }
  return isOf(group.keep)
    ? undefined
    : `--keep ${logicalName}: another --keep already keeps ${group.keep.logicalName} for ${connectorName(defined, index)}. Remove one of the two.`;
}

/**
 * The lines to print for one connector: the reference that is kept, the references that are removed, and the flows,
 * apps, agents and other solutions that contain a removed reference.
 */
function groupLines({ keep, merged }: ConsolidationGroup, index: WorkspaceIndex): string[] {
  return [
    `${connectorName(keep, index)}: ${keep.logicalName} is kept`,
    ...merged.flatMap(({ reference: { logicalName }, uses, codeApps, otherSolutions }) => [
      `  ${logicalName} is removed${uses.length + codeApps.length === 0 ? ' (not used)' : ''}`,
      ...new Set([
        ...[...uses.map(namedUse), ...codeApps.map(namedCodeApp)].map((use) => `    ${useText(use, logicalName)}`),
        ...otherSolutions
          .filter((each) => isNeededBy(each, logicalName))
          .map((each) => `    Solution.xml of ${solutionName(each)} lists the dependency ${logicalName}`),
        ...otherSolutions
          .filter((each) => definesReference(each, logicalName))
          .map((each) => `    ${solutionName(each)} also defines ${logicalName}`),
      ]),
    ]),
    '',
  ];
}
