import * as vscode from 'vscode';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { Refactoring } from '../../../core/edits/refactorings/shared/refactoring';
import { noteTexts } from '../../../core/words/refactoringNoteWords';
import { refusalText } from '../../../core/words/refusalWords';
import type { EditServices } from '../edits/editServices';
import { readingStopped } from '../../host/readInFull';

/** A planned refactoring, or a sentence that explains why the refactoring is not possible. */
export type Planned = Refactoring | string;

/** The edits of a refactoring, or why it has none. */
type PreviewedEdits = { readonly plan: readonly FileEdits[] } | { readonly refusal: string };

/**
 * Shows a preview of a refactoring, asks once, and applies the whole edit or nothing. The question includes the
 * consequences for the next import. If the refactoring is not possible, the reasons are shown instead.
 * @param action The title of the preview and the beginning of each message, such as “Rename cts_mail to cts_post”.
 * @param planNow Plans the refactoring for the current workspace. It is called for the preview and again after the
 * answer, because another file may have started to use a connection reference since the preview.
 * @param toEdits Computes the edits for the preview, or says why there are none.
 * @returns Whether the edit was applied.
 */
export async function applyRefactoring(
  action: string,
  planNow: () => Planned,
  services: EditServices,
  toEdits: (refactoring: Refactoring) => Promise<PreviewedEdits> = async ({ operations }) => ({
    plan: await services.runner.toTextEdits(operations),
  }),
): Promise<boolean> {
  const { runner, previews, folders } = services;
  const refactoring = await settledPlan(planNow, services);
  const obstacles = obstaclesTo(refactoring, services);
  if (typeof refactoring === 'string' || obstacles.length > 0) {
    await showObstacles(action, obstacles);
    return false;
  }
  try {
    const edits = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Preparing the preview') },
      () => toEdits(refactoring),
    );
    if ('refusal' in edits) {
      await showObstacles(action, [edits.refusal]);
      return false;
    }
    const { plan } = edits;
    if (plan.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('{0}: no file needs a change.', action));
      return false;
    }
    const question = questionText(action, plan.length);
    const title = vscode.l10n.t('{0}: preview', action);
    if (!(await previews.ask(title, [question, ...noteTexts(refactoring.notes)].join(' '), plan, folders))) {
      return false;
    }
    const currentPlan = await settledPlan(planNow, services);
    const newObstacles = obstaclesTo(currentPlan, services);
    if (typeof currentPlan === 'string' || newObstacles.length > 0) {
      await showObstacles(action, newObstacles);
    } else if (fingerprint(currentPlan) !== fingerprint(refactoring)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '{0}: nothing was changed. Other files changed after the preview, so the preview is out of date. Run the command again.',
          action,
        ),
      );
    } else {
      await runner.apply(plan);
      return true;
    }
  } catch (error) {
    await runner.showRefusal(error);
  }
  return false;
}

function questionText(action: string, files: number): string {
  return files === 1
    ? vscode.l10n.t('{0}: change 1 file as shown?', action)
    : vscode.l10n.t('{0}: change {1} files as shown?', action, files);
}

async function settledPlan(planNow: () => Planned, { workspace }: EditServices): Promise<Planned> {
  await workspace.settled();
  return workspace.engine.isPartial ? readingStopped() : planNow();
}

/** A text that is equal for two refactorings when their operations are equal, in any order. */
function fingerprint({ operations }: Refactoring): string {
  return operations
    .map((operation) => JSON.stringify(operation))
    .sort()
    .join('\n');
}

/**
 * The reasons why a refactoring is not possible; empty when it is possible. A refusal about a file ends with the path
 * of the file.
 */
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

async function showObstacles(action: string, obstacles: readonly string[]): Promise<void> {
  await vscode.window.showWarningMessage(vscode.l10n.t('{0}: nothing was changed', action), {
    modal: true,
    detail: [...new Set(obstacles)].join('\n'),
  });
}
