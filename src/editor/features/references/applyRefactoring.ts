import * as vscode from 'vscode';
import { type Refactoring, refused } from '../../../core/edits/refactorings/shared/refactoring';
import { counted } from '../../counted';
import type { EditServices } from '../edits/editServices';
import { readingStopped } from '../../host/readInFull';

/**
 * Shows what a refactoring changes, asks once, with what it means for a deployment, and applies all of it or nothing. Where
 * something stands in its way, it says what.
 * @param what What is done, as the title of the preview and the beginning of the question: “Rename cts_mail to cts_post”.
 * @param planNow Plans it by what is known then: for the preview, and again for the answer, since meanwhile something else
 * may have begun to use a reference.
 */
export async function applyRefactoring(
  what: string,
  planNow: () => Refactoring,
  services: EditServices,
): Promise<void> {
  const { runner, previews, folders } = services;
  const refactoring = await settledPlan(planNow, services);
  if (refactoring.refusals.length > 0) {
    await tellRefusals(what, refactoring, services);
    return;
  }
  try {
    const plan = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Working out the edit') },
      () => runner.toTextEdits(refactoring.operations),
    );
    if (plan.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('{0}: there is nothing to change.', what));
      return;
    }
    const question = vscode.l10n.t('{0} in {1}, as shown?', what, counted(plan.length, 'file'));
    const title = vscode.l10n.t('{0}: preview', what);
    if (!(await previews.ask(title, [question, ...refactoring.notes].join(' '), plan, folders))) {
      return;
    }
    const again = await settledPlan(planNow, services);
    if (again.refusals.length > 0) {
      await tellRefusals(what, again, services);
    } else if (fingerprint(again) !== fingerprint(refactoring)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '{0}: nothing was changed. Since the preview was shown, other files changed, so that more or less would have to be edited. Repeat it to see what.',
          what,
        ),
      );
    } else {
      await runner.apply(plan);
    }
  } catch (error) {
    await runner.tell(error);
  }
}

async function settledPlan(planNow: () => Refactoring, { workspace }: EditServices): Promise<Refactoring> {
  await workspace.settled();
  return workspace.engine.isPartial ? refused({ file: '', message: readingStopped() }) : planNow();
}

/** The same for the same operations, in whatever order. */
function fingerprint({ operations }: Refactoring): string {
  return operations
    .map((operation) => JSON.stringify(operation))
    .sort()
    .join('\n');
}

async function tellRefusals(what: string, { refusals }: Refactoring, { folders }: EditServices): Promise<void> {
  const reasons = refusals.map(({ file, message }) => {
    const uri = folders.uri(file);
    return uri ? `${message} (${vscode.workspace.asRelativePath(uri)})` : message;
  });
  await vscode.window.showWarningMessage(vscode.l10n.t('{0}: nothing was changed', what), {
    modal: true,
    detail: [...new Set(reasons)].join('\n'),
  });
}
