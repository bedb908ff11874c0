import {
  type ConsolidationGroup,
  consolidationGroups,
  planConsolidation,
} from '../../core/edits/refactorings/merge/planConsolidation';
import { isNeededBy } from '../../core/edits/refactorings/shared/referenceScope';
import { namedUse } from '../../core/edits/refactorings/shared/referenceUses';
import { connectorDisplayName } from '../../core/connectors/connectorNames';
import { definesReference } from '../../core/dependencies/definesReference';
import { sameName } from '../../core/model/names';
import type { ConnectionReference, Solution } from '../../core/model/solution';
import { solutionName } from '../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { useText } from '../../core/words/useWords';
import { CommandError } from '../commandError';
import { readArguments } from '../readArguments';
import { runRefactoring } from './runRefactoring';
import { solutionNamed } from './solutionNamed';

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
    throw new CommandError('Which solution? connref consolidate Contoso');
  }
  const groups = (index: WorkspaceIndex): ConsolidationGroup[] =>
    groupsThatKeep(values.keep ?? [], solutionNamed(solution, index), index);
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    introduction: (index) => {
      const found = groups(index);
      const name = solutionName(solutionNamed(solution, index));
      return found.length > 0 ? found.flatMap(groupLines) : [`${name} has no two references for one connector.`, ''];
    },
    plan: (index) => planConsolidation(groups(index), index),
  });
}

/** @throws CommandError that lists the names to keep that decide nothing. */
function groupsThatKeep(keep: readonly string[], solution: Solution, index: WorkspaceIndex): ConsolidationGroup[] {
  const groups = consolidationGroups(solution, index, keep);
  const problems = keep.map((name) => keepProblem(name, groups, solution)).filter((problem) => problem !== undefined);
  if (problems.length > 0) {
    throw new CommandError([...new Set(problems)].join('\n'));
  }
  return groups;
}

function keepProblem(name: string, groups: readonly ConsolidationGroup[], solution: Solution): string | undefined {
  const isOf = ({ logicalName }: ConnectionReference): boolean => sameName(logicalName, name);
  const defined = solution.connectionReferences.find(isOf);
  if (!defined) {
    return `--keep ${name}: ${solutionName(solution)} does not define it.`;
  }
  const { logicalName, apiName } = defined;
  const group = groups.find(({ keep, merged }) => isOf(keep) || merged.some(({ reference }) => isOf(reference)));
  if (!group) {
    return `--keep ${logicalName}: ${solutionName(solution)} has no other one for ${connectorDisplayName(apiName)}.`;
  }
  return isOf(group.keep)
    ? undefined
    : `--keep ${logicalName}: ${group.keep.logicalName} is to stay for ${connectorDisplayName(apiName)}. Name one of them.`;
}

/** Who changes. */
function groupLines({ keep, merged }: ConsolidationGroup): string[] {
  return [
    `${connectorDisplayName(keep.apiName)}: ${keep.logicalName} stays`,
    ...merged.flatMap(({ reference: { logicalName }, uses, otherSolutions }) => [
      `  ${logicalName} goes${uses.length === 0 ? '; nothing uses it' : ''}`,
      ...new Set([
        ...uses.map((use) => `    ${useText(namedUse(use), logicalName)}`),
        ...otherSolutions
          .filter((each) => isNeededBy(each, logicalName))
          .map((each) => `    Solution.xml of ${solutionName(each)} lists ${logicalName}`),
        ...otherSolutions
          .filter((each) => definesReference(each, logicalName))
          .map((each) => `    ${solutionName(each)} defines ${logicalName} too`),
      ]),
    ]),
    '',
  ];
}
