import { planDelete } from '../../core/edits/refactorings/delete/planDelete';
import { CommandError } from '../commandError';
import { readArguments } from '../readArguments';
import { runRefactoring } from './runRefactoring';
import { solutionMeant } from './solutionNamed';

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
    throw new CommandError('Which reference? connref delete contoso_mail');
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => planDelete({ logicalName, ...solutionMeant(solution, logicalName, index) }, index),
  });
}
