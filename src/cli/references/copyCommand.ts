import { planCopy } from '../../core/edits/refactorings/copy/planCopy';
import { refusedRefactoring } from '../../core/edits/refactorings/shared/refactoring';
import { undefinedRefusals } from '../../core/edits/refactorings/shared/undefinedRefusals';
import { CommandError } from '../commandError';
import { readArguments } from '../readArguments';
import { runRefactoring } from './runRefactoring';
import { solutionHolding, solutionNamed } from './solutionNamed';

/** Runs `connref copy` or `connref move`. @returns The exit code. */
export function copyCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
  moves: boolean,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  const [logicalName, ...folders] = positionals;
  const { from, to } = values;
  if (logicalName === undefined || to === undefined) {
    throw new CommandError(
      `Which reference, and where to? connref ${moves ? 'move' : 'copy'} contoso_mail --to Fabrikam`,
    );
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => {
      const source = from === undefined ? solutionHolding(logicalName, index) : solutionNamed(from, index);
      const target = solutionNamed(to, index);
      return source
        ? planCopy({ logicalName, from: source.root, to: target.root, moves }, index)
        : refusedRefactoring(...undefinedRefusals(logicalName, undefined, index));
    },
  });
}
