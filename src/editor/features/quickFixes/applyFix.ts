import * as vscode from 'vscode';
import type { EditOperation } from '../../../core/edits/editOperation';
import type { Fix } from '../../../core/edits/fix';
import { displayNameProblem, logicalNameProblem, newLogicalNameProblem } from '../../../core/edits/referenceNames';
import { proposedIn, withChosenName } from '../../../core/edits/references/chosenName';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { EditRunner } from '../../host/editRunner';

/** Asks what a fix wants to know, then applies it. */
export async function applyFix(fix: Fix, index: WorkspaceIndex, runner: EditRunner): Promise<void> {
  const operations = await askFor(fix, index);
  if (!operations) {
    return;
  }
  try {
    await runner.apply(await runner.plan(operations));
  } catch (error) {
    await runner.tell(error);
  }
}

/** Undefined when the user gives up. */
async function askFor(fix: Fix, index: WorkspaceIndex): Promise<readonly EditOperation[] | undefined> {
  switch (fix.asks) {
    case 'logicalName':
      return askForNames(fix, index);
    case 'displayName':
      return askForNewName(fix, 'displayName', index);
    case 'reason':
      return askForReason(fix);
    default:
      return fix.operations;
  }
}

async function askForNames(fix: Fix, index: WorkspaceIndex): Promise<readonly EditOperation[] | undefined> {
  const proposed = fix.operations.find((operation) => operation.kind === 'defineReference')?.reference;
  if (!proposed) {
    return askForNewName(fix, 'logicalName', index);
  }
  const title = vscode.l10n.t('New Connection Reference');
  const displayName = await vscode.window.showInputBox({
    title: `${title} (1/2)`,
    prompt: vscode.l10n.t('Display name, which whoever imports the solution sees'),
    value: proposed.displayName,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A display name is needed.') : undefined),
  });
  if (displayName === undefined) {
    return undefined;
  }
  const logicalName = await vscode.window.showInputBox({
    title: `${title} (2/2)`,
    prompt: vscode.l10n.t('Logical name, beginning with the publisher’s prefix. It cannot be changed later'),
    value: proposed.logicalName,
    ignoreFocusOut: true,
    validateInput: (value) => logicalNameProblem(value, index),
  });
  if (logicalName === undefined) {
    return undefined;
  }
  return fix.operations.map((operation) => {
    switch (operation.kind) {
      case 'defineReference':
        return { ...operation, reference: { ...operation.reference, displayName: displayName.trim(), logicalName } };
      case 'bindEntry':
        return { ...operation, logicalName };
      default:
        return operation;
    }
  });
}

/** For a fix that renames. */
async function askForNewName(
  { operations }: Fix,
  asks: 'logicalName' | 'displayName',
  index: WorkspaceIndex,
): Promise<readonly EditOperation[] | undefined> {
  const renaming = operations.find((operation) => operation.kind === 'renameReference');
  const proposed = proposedIn(operations, asks);
  const solution = renaming && index.solutionOf(renaming.file);
  if (!solution || proposed === undefined) {
    return operations;
  }
  const { logicalName } = renaming;
  const chosen = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename Connection Reference'),
    prompt:
      asks === 'displayName'
        ? vscode.l10n.t('Display name, which whoever imports the solution sees')
        : vscode.l10n.t('Logical name. Another one makes a new component, which every environment must map again'),
    value: proposed,
    ignoreFocusOut: true,
    validateInput: (value) =>
      asks === 'displayName'
        ? displayNameProblem(value, [solution], logicalName)
        : newLogicalNameProblem(value, logicalName, index),
  });
  return chosen === undefined ? undefined : withChosenName(operations, asks, chosen.trim());
}

async function askForReason(fix: Fix): Promise<readonly EditOperation[] | undefined> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore This Finding'),
    prompt: vscode.l10n.t('The reason, which stays in .connref.json for whoever asks later'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
  });
  return reason === undefined
    ? undefined
    : fix.operations.map((operation) =>
        operation.kind === 'ignoreFinding'
          ? { ...operation, entry: { ...operation.entry, reason: reason.trim() } }
          : operation,
      );
}
