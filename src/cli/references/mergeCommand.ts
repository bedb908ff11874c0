import { planMerge } from '../../core/edits/refactorings/merge/planMerge';
import { CommandError } from '../commandError';
import { readArguments } from '../readArguments';
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
    throw new CommandError('What into what? connref merge contoso_mail contoso_post --into contoso_outlook');
  }
  return runRefactoring({
    folders: values.folder ?? [],
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => planMerge({ sources: positionals, target: into }, index),
  });
}
