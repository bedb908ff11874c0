import { planRename } from '../../core/edits/refactorings/rename/planRename';
import { CommandError } from '../commandError';
import { readArguments } from '../readArguments';
import { runRefactoring } from './runRefactoring';
import { solutionMeant } from './solutionNamed';

/** Runs `connref rename`. @returns The exit code. */
export function renameCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    to: { type: 'string' },
    'display-name': { type: 'string' },
    solution: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  const [logicalName, ...folders] = positionals;
  const { to, 'display-name': displayName, solution } = values;
  if (logicalName === undefined || (to === undefined && displayName === undefined)) {
    throw new CommandError('Which reference, and to what? connref rename contoso_mail --to contoso_outlook');
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) =>
      planRename(
        {
          logicalName,
          ...(to !== undefined && { newLogicalName: to }),
          ...(displayName !== undefined && { newDisplayName: displayName }),
          ...solutionMeant(solution, logicalName, index),
        },
        index,
      ),
  });
}
