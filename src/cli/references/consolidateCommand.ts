import {
  type ConsolidationGroup,
  consolidationGroups,
  planConsolidation,
} from '../../core/edits/references/planConsolidation';
import { useInWords } from '../../core/edits/references/referenceUses';
import { connectorDisplayName } from '../../core/model/connectorDisplayName';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
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
    consolidationGroups(solutionNamed(solution, index), index, values.keep);
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    introduction: (index) => groups(index).flatMap(groupLines),
    plan: (index) => planConsolidation(groups(index), index),
  });
}

/** Who changes. */
function groupLines({ keep, merged }: ConsolidationGroup): string[] {
  return [
    `${connectorDisplayName(keep.apiName)}: ${keep.logicalName} stays`,
    ...merged.flatMap(({ reference: { logicalName }, uses }) => [
      `  ${logicalName} goes${uses.length === 0 ? '; nothing uses it' : ''}`,
      ...new Set(uses.map((use) => `    ${useInWords(use, logicalName)}`)),
    ]),
    '',
  ];
}
