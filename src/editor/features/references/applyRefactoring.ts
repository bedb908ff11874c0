import * as vscode from 'vscode';
import type { Refactoring } from '../../../core/edits/refactorings/shared/refactoring';
import { noteTexts } from '../../../core/words/refactoringNoteWords';
import { refusalText } from '../../../core/words/refusalWords';
import { countOf } from '../../countOf';
import type { EditServices } from '../edits/editServices';
import { readingStopped } from '../../host/readInFull';

/** A refactoring, or a sentence why there is none. */
export type Planned = Refactoring | string;

/**
 * Shows what a refactoring changes, asks once, with what it means for a deployment, and applies all of it or nothing. Where
 * something stands in its way, it says what.
 * @param what What is done, as the title of the preview and the beginning of the question: “Rename cts_mail to cts_post”.
 * @param planNow Plans it by what is known then: for the preview, and again for the answer, since meanwhile something else
 * may have begun to use a reference.
 */
export async function applyRefactoring(what: string, planNow: () => Planned, services: EditServices): Promise<void> {
  const { runner, previews, folders } = services;
  const refactoring = await settledPlan(planNow, services);
  const obstacles = obstaclesTo(refactoring, services);
  if (typeof refactoring === 'string' || obstacles.length > 0) {
    await tellObstacles(what, obstacles);
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
    const question = vscode.l10n.t('{0} in {1}, as shown?', what, countOf(plan.length, 'file'));
    const title = vscode.l10n.t('{0}: preview', what);
    if (!(await previews.ask(title, [question, ...noteTexts(refactoring.notes)].join(' '), plan, folders))) {
      return;
    }
    const again = await settledPlan(planNow, services);
    const newObstacles = obstaclesTo(again, services);
    if (typeof again === 'string' || newObstacles.length > 0) {
      await tellObstacles(what, newObstacles);
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

async function settledPlan(planNow: () => Planned, { workspace }: EditServices): Promise<Planned> {
  await workspace.settled();
  return workspace.engine.isPartial ? readingStopped() : planNow();
}

/** The same for the same operations, in whatever order. */
function fingerprint({ operations }: Refactoring): string {
  return operations
    .map((operation) => JSON.stringify(operation))
    .sort()
    .join('\n');
}

/** Why it is not carried out, each reason with its file. */
function obstaclesTo(planned: Planned, { folders }: EditServices): string[] {
  if (typeof planned === 'string') {
    return [planned];
  }
  return planned.refusals.map((refusal) => {
    const uri = folders.uri(refusal.file);
    const text = refusalText(refusal);
    return uri ? `${text} (${vscode.workspace.asRelativePath(uri)})` : text;
  });
}

async function tellObstacles(what: string, obstacles: readonly string[]): Promise<void> {
  await vscode.window.showWarningMessage(vscode.l10n.t('{0}: nothing was changed', what), {
    modal: true,
    detail: [...new Set(obstacles)].join('\n'),
  });
}
