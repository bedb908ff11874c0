import { planRename } from '../../core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../core/edits/refactorings/rename/planRenameDisplayName';
import type { RenamedReference } from '../../core/edits/refactorings/rename/renamedReference';
import type { Refactoring } from '../../core/edits/refactorings/shared/refactoring';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
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
  const plan = planOf(values.to, values['display-name']);
  if (logicalName === undefined || plan === undefined) {
    throw new CommandError('Which reference, and to what? connref rename contoso_mail --to contoso_outlook');
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => plan({ logicalName, ...solutionMeant(values.solution, logicalName, index) }, index),
  });
}

/** Undefined where no new name is given. */
function planOf(
  newLogicalName: string | undefined,
  newDisplayName: string | undefined,
): ((renamed: RenamedReference, index: WorkspaceIndex) => Refactoring) | undefined {
  if (newLogicalName !== undefined) {
    const names = { newLogicalName, ...(newDisplayName !== undefined && { newDisplayName }) };
    return (renamed, index) => planRename({ ...renamed, ...names }, index);
  }
  return newDisplayName === undefined
    ? undefined
    : (renamed, index) => planRenameDisplayName({ ...renamed, newDisplayName }, index);
}
