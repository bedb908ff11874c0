import { planDelete } from '../../core/edits/refactorings/delete/planDelete';
import { missingArgument, readArguments } from '../readArguments';
import { referenceHelps } from './referenceHelps';
import { runRefactoring } from './runRefactoring';
import { chooseSolution } from './findSolution';

/** Runs `connref delete`. @returns The exit code. */
export function deleteCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    solution: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  const [logicalName, ...folders] = positionals;
  const { solution } = values;
  if (logicalName === undefined) {
    throw missingArgument('The reference', referenceHelps.delete);
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => planDelete({ logicalName, ...chooseSolution(solution, logicalName, index) }, index),
  });
}
