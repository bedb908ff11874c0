import { planCopy } from '../../core/edits/refactorings/copy/planCopy';
import { refusedRefactoring } from '../../core/edits/refactorings/shared/refactoring';
import { undefinedRefusals } from '../../core/edits/refactorings/shared/undefinedRefusals';
import { missingArgument, readArguments } from '../readArguments';
import { referenceHelps } from './referenceHelps';
import { runRefactoring } from './runRefactoring';
import { findDefiningSolution, findSolution } from './findSolution';

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
    throw missingArgument('The reference or --to', moves ? referenceHelps.move : referenceHelps.copy);
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => {
      const source = from === undefined ? findDefiningSolution(logicalName, index) : findSolution(from, index);
      const target = findSolution(to, index);
      return source
        ? planCopy({ logicalName, from: source.root, to: target.root, moves }, index)
        : refusedRefactoring(...undefinedRefusals(logicalName, undefined, index));
    },
  });
}
