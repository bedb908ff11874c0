import * as vscode from 'vscode';
import type { EditOperation } from '../../../core/edits/editOperation';
import type { Fix } from '../../../core/edits/fix';
import { displayNameProblem, logicalNameProblem, newLogicalNameProblem } from '../../../core/edits/referenceNames';
import { proposedIn, withChosenName } from '../../../core/edits/references/chosenName';
import type { Solution } from '../../../core/model/solution';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { FixAllParts } from '../fixAll/fixAllCommand';
import { applyRefactoring } from '../references/applyRefactoring';
import { askDisplayName, askLogicalName } from '../references/askNames';

/** Asks what a fix wants to know, shows what changes if it means something for a deployment, then applies it. */
export async function applyFix(fix: Fix, parts: FixAllParts): Promise<void> {
  const { runner } = parts;
  const operations = await askFor(fix, parts.workspace.engine.index);
  if (!operations) {
    return;
  }
  if (fix.notes) {
    const what = fix.title.replace(/…$/, '');
    await applyRefactoring(what, { ...fix, operations, notes: notesFor(fix, operations), refusals: [] }, parts);
    return;
  }
  try {
    await runner.apply(await runner.plan(operations));
  } catch (error) {
    await runner.tell(error);
  }
}

/** They speak of the name that was chosen. */
function notesFor({ notes = [], asks, operations: before }: Fix, operations: readonly EditOperation[]): string[] {
  if (asks !== 'logicalName') {
    return [...notes];
  }
  const [proposed, chosen] = [proposedIn(before, asks), proposedIn(operations, asks)];
  return notes.map((note) => (proposed && chosen ? note.replaceAll(proposed, chosen) : note));
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

/** For a fix that defines a reference. */
async function askForNames(fix: Fix, index: WorkspaceIndex): Promise<readonly EditOperation[] | undefined> {
  const definition = fix.operations.find((operation) => operation.kind === 'defineReference');
  if (!definition) {
    return askForNewName(fix, 'logicalName', index);
  }
  const { reference } = definition;
  const title = vscode.l10n.t('New Connection Reference');
  const solutions = solutionsOf([definition], index);
  const displayName = await askDisplayName({
    title: `${title} (1/2)`,
    value: reference.displayName,
    problem: (value) => displayNameProblem(value, solutions, reference.logicalName),
  });
  if (displayName === undefined) {
    return undefined;
  }
  const logicalName = await askLogicalName(
    { title: `${title} (2/2)`, value: reference.logicalName, problem: (value) => logicalNameProblem(value, index) },
    vscode.l10n.t('Logical name, beginning with the publisher’s prefix. It cannot be changed later'),
  );
  return logicalName === undefined
    ? undefined
    : withChosenName(withChosenName(fix.operations, 'displayName', displayName), 'logicalName', logicalName);
}

/** For a fix that renames. */
async function askForNewName(
  { operations }: Fix,
  asks: 'logicalName' | 'displayName',
  index: WorkspaceIndex,
): Promise<readonly EditOperation[] | undefined> {
  const renamings = operations.filter((operation) => operation.kind === 'renameReference');
  const value = proposedIn(operations, asks);
  const [renaming] = renamings;
  if (!renaming || value === undefined) {
    return operations;
  }
  const { logicalName } = renaming;
  const title = vscode.l10n.t('Rename Connection Reference');
  // Each solution that defines it shows the display name.
  const solutions = solutionsOf(renamings, index);
  const chosen = await (asks === 'displayName'
    ? askDisplayName({ title, value, problem: (name) => displayNameProblem(name, solutions, logicalName) })
    : askLogicalName(
        { title, value, problem: (name) => newLogicalNameProblem(name, logicalName, index) },
        vscode.l10n.t('Logical name. Another one makes a new component, which every environment must map again'),
      ));
  return chosen === undefined ? undefined : withChosenName(operations, asks, chosen);
}

function solutionsOf(operations: readonly EditOperation[], index: WorkspaceIndex): Solution[] {
  return operations.map(({ file }) => index.solutionOf(file)).filter((solution) => solution !== undefined);
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
