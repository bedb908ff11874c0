import * as vscode from 'vscode';
import type { EditOperation } from '../../../core/edits/operations/editOperation';
import type { Fix } from '../../../core/edits/fixes/fix';
import { fixMakers } from '../../../core/edits/fixes/fixMakers';
import type { Refactoring } from '../../../core/edits/refactorings/shared/refactoring';
import type { Finding } from '../../../core/model/finding';
import {
  displayNameProblem,
  logicalNameProblem,
  newLogicalNameProblem,
} from '../../../core/edits/refactorings/shared/referenceNames';
import { proposedName, withChosenName } from '../../../core/edits/refactorings/shared/chosenName';
import type { Solution } from '../../../core/model/solution';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import { tryFixes } from '../../../core/engine/fixTrial';
import { editRefusalWords } from '../../../core/words/editRefusalWords';
import { fixFaultWords } from '../../../core/words/fixFaultWords';
import { refusalText } from '../../../core/words/refusalWords';
import { tryFix } from './tryFix';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring, type Planned } from '../references/applyRefactoring';
import { askDisplayName, askLogicalName, askOtherLogicalName } from '../references/askNames';

type Operations = readonly EditOperation[];

/** Completes a fix with the names or the reason that were entered for it. */
type CompleteFix = (fix: Fix) => Refactoring;

/**
 * Asks for the names or the reason that a fix needs, then applies the fix. A fix with consequences for the next import
 * is shown in a preview first.
 */
export async function applyFix(fix: Fix, finding: Finding, services: EditServices): Promise<void> {
  const { runner, workspace } = services;
  const { engine } = workspace;
  const completeFix = await askFor(fix, engine.index);
  if (!completeFix) {
    return;
  }
  const tools = { editRefusalWords, fixFaultWords, tryFixes };
  if (fix.notes) {
    const planNow = (): Planned => {
      const currentFix = engine.fixesOf(finding, fixMakers).find(({ title }) => title === fix.title);
      return currentFix
        ? completeFix(currentFix)
        : vscode.l10n.t(
            'The files have changed, so this fix no longer applies. Open the light bulb on the finding again.',
          );
    };
    await applyRefactoring(fix.title.replace(/…$/, ''), planNow, services, ({ operations }) =>
      tryFix({ fix: { operations }, finding }, { engine, runner, tools }),
    );
    return;
  }
  try {
    const { operations, refusals } = completeFix(fix);
    const [refusal] = refusals;
    if (refusal) {
      await vscode.window.showWarningMessage(runner.refusalText(refusal.file, refusalText(refusal)));
      return;
    }
    const tried = await tryFix({ fix: { operations }, finding }, { engine, runner, tools });
    if ('refusal' in tried) {
      await vscode.window.showWarningMessage(tried.refusal);
      return;
    }
    await runner.apply(tried.plan);
  } catch (error) {
    await runner.showRefusal(error);
  }
}

/**
 * Asks for the input that a fix needs.
 * @returns A function that completes the fix with the input; undefined when the question is cancelled.
 */
async function askFor(fix: Fix, index: WorkspaceIndex): Promise<CompleteFix | undefined> {
  switch (fix.asks) {
    case 'logicalName':
      return askForNames(fix, index);
    case 'displayName':
      return askForNewName(fix, 'displayName', index);
    case 'reason':
      return askForReason();
    case undefined:
    default:
      return asPlanned;
  }
}

/**
 * Asks for the names of the connection reference that a fix defines, or for the new logical name if the fix renames a
 * reference instead.
 * @returns Undefined when a question is cancelled.
 */
async function askForNames(fix: Fix, index: WorkspaceIndex): Promise<CompleteFix | undefined> {
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
  const logicalName = await askLogicalName({
    title: `${title} (2/2)`,
    value: reference.logicalName,
    problem: (value) => logicalNameProblem(value, index),
  });
  return logicalName === undefined
    ? undefined
    : filledIn((operations) =>
        withChosenName(withChosenName(operations, 'displayName', displayName), 'logicalName', logicalName),
      );
}

/**
 * Asks for the new name in a fix that renames a connection reference.
 * @returns Undefined when the question is cancelled.
 */
async function askForNewName(
  { operations }: Fix,
  asks: 'logicalName' | 'displayName',
  index: WorkspaceIndex,
): Promise<CompleteFix | undefined> {
  const renamings = operations.filter((operation) => operation.kind === 'renameReference');
  const value = proposedName(operations, asks);
  const [renaming] = renamings;
  if (!renaming || value === undefined) {
    return asPlanned;
  }
  const { logicalName } = renaming;
  const title = vscode.l10n.t('Rename Connection Reference');
  // Each solution that defines the reference gets the new display name, so no other reference in these solutions may
  // have it.
  const solutions = solutionsOf(renamings, index);
  const chosen = await (asks === 'displayName'
    ? askDisplayName({ title, value, problem: (name) => displayNameProblem(name, solutions, logicalName) })
    : askOtherLogicalName({ title, value, problem: (name) => newLogicalNameProblem(name, logicalName, index) }));
  return chosen === undefined ? undefined : (fix) => fix.refactoringFor?.(chosen) ?? asPlanned(fix);
}

function asPlanned({ operations, notes = [], mayRaise }: Fix): Refactoring {
  return { operations, notes, refusals: [], mayRaise };
}

function filledIn(fill: (operations: Operations) => Operations): CompleteFix {
  return (fix) => ({ ...asPlanned(fix), operations: fill(fix.operations) });
}

function solutionsOf(operations: Operations, index: WorkspaceIndex): Solution[] {
  return operations.map(({ file }) => index.solutionOf(file)).filter((solution) => solution !== undefined);
}

async function askForReason(): Promise<CompleteFix | undefined> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore This Finding'),
    prompt: vscode.l10n.t('Reason for ignoring this finding. Connref saves the reason in .connref.json.'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Enter a reason.') : undefined),
  });
  return reason === undefined
    ? undefined
    : filledIn((operations) =>
        operations.map((operation) =>
          operation.kind === 'ignoreFinding'
            ? { ...operation, entry: { ...operation.entry, reason: reason.trim() } }
            : operation,
        ),
      );
}
