import * as vscode from 'vscode';
import type { Refactoring } from '../../../core/edits/references/refactoring';
import { counted } from '../../counted';
import type { FixAllParts } from '../fixAll/fixAllCommand';

/**
 * Shows what a refactoring changes, asks once, with what it means for a deployment, and applies all of it or nothing. Where
 * something stands in its way, it says what.
 * @param what What is done, as the title of the preview and the beginning of the question: “Rename cts_mail to cts_post”.
 */
export async function applyRefactoring(
  what: string,
  { operations, notes, refusals }: Refactoring,
  { runner, previews, folders }: FixAllParts,
): Promise<void> {
  if (refusals.length > 0) {
    const reasons = refusals.map(({ file, message }) => {
      const uri = folders.uri(file);
      return uri ? `${message} (${vscode.workspace.asRelativePath(uri)})` : message;
    });
    await vscode.window.showWarningMessage(vscode.l10n.t('{0}: nothing was changed', what), {
      modal: true,
      detail: [...new Set(reasons)].join('\n'),
    });
    return;
  }
  try {
    const plan = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Working out the edit') },
      () => runner.plan(operations),
    );
    const question = vscode.l10n.t('{0} in {1}, as shown?', what, counted(plan.length, 'file'));
    if (
      plan.length > 0 &&
      (await previews.ask(vscode.l10n.t('{0}: preview', what), [question, ...notes].join(' '), plan, folders))
    ) {
      await runner.apply(plan);
    }
  } catch (error) {
    await runner.tell(error);
  }
}
