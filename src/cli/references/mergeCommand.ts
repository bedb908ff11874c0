import { planMerge } from '../../core/edits/refactorings/merge/planMerge';
import { missingArgument, readArguments } from '../readArguments';
import { referenceHelps } from './referenceHelps';
import { runRefactoring } from './runRefactoring';

/** Runs `connref merge`. @returns The exit code. */
export function mergeCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    into: { type: 'string' },
    folder: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
  });
  const { into } = values;
  if (positionals.length === 0 || into === undefined) {
    throw missingArgument(
      positionals.length === 0 ? 'The reference to replace' : 'The option --into',
      referenceHelps.merge,
    );
  }
  return runRefactoring({
    folders: values.folder ?? [],
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => planMerge({ sources: positionals, target: into }, index),
  });
}
