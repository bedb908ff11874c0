import { planRename } from '../../core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../core/edits/refactorings/rename/planRenameDisplayName';
import type { RenamedReference } from '../../core/edits/refactorings/rename/renamedReference';
import type { Refactoring } from '../../core/edits/refactorings/shared/refactoring';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { missingArgument, readArguments } from '../readArguments';
import { referenceHelps } from './referenceHelps';
import { runRefactoring } from './runRefactoring';
import { chooseSolution } from './findSolution';

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
  const plan = choosePlanner(values.to, values['display-name']);
  if (logicalName === undefined || plan === undefined) {
    throw missingArgument('The reference or its new name', referenceHelps.rename);
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => plan({ logicalName, ...chooseSolution(values.solution, logicalName, index) }, index),
  });
}

/** The refactoring that sets the new logical name, the new display name, or both; undefined when neither is given. */
function choosePlanner(
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
