import * as vscode from 'vscode';
import { archiveOf } from '../../../core/model/archivePath';
import type { FilePath } from '../../../core/model/filePath';
import type { Finding } from '../../../core/model/finding';
import type { EditServices } from '../edits/editServices';
import type { EditsLoader } from '../edits/editsLoader';
import { readInFull } from '../../host/readInFull';

/**
 * Shows a preview of the preferred fixes of all findings in some files, asks once, and applies all of the fixes or
 * none.
 * @param scope The name of the flow, solution or workspace that the files belong to, as people see it.
 */
export async function fixAllOf(
  scope: string,
  isInScope: (file: FilePath) => boolean,
  services: EditServices,
  edits: EditsLoader,
): Promise<void> {
  const { workspace, folders, runner, previews } = services;
  if (!(await readInFull(workspace))) {
    return;
  }
  const { engine } = workspace;
  const findings = engine
    .filesWithFindings()
    .filter(isInScope)
    .flatMap((file) => engine.findings(file));
  const { fixMakers } = await edits.load();
  const { operations, fixed } = engine.fixAll(findings, fixMakers);
  if (fixed.length === 0) {
    void vscode.window.showInformationMessage(nothingToFixText(scope, findings));
    return;
  }
  try {
    const plan = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Preparing the preview') },
      () => runner.toTextEdits(operations),
    );
    const title = vscode.l10n.t('{0}: preview of fixes', scope);
    if (await previews.ask(title, questionText(scope, fixed.length, plan.length), plan, folders)) {
      await runner.apply(plan);
    }
  } catch (error) {
    await runner.showRefusal(error);
  }
}

function questionText(scope: string, findings: number, files: number): string {
  return findings === 1
    ? vscode.l10n.t('{0}: fix 1 finding as shown? Files to change: {1}.', scope, files)
    : vscode.l10n.t('{0}: fix {1} findings as shown? Files to change: {2}.', scope, findings, files);
}

function nothingToFixText(scope: string, findings: readonly Finding[]): string {
  if (findings.length === 0) {
    return vscode.l10n.t('{0}: there are no findings to fix.', scope);
  }
  return findings.every(({ file }) => archiveOf(file) !== undefined)
    ? vscode.l10n.t(
        '{0}: all findings are in zip files, which Connref does not edit. Fix the source files instead.',
        scope,
      )
    : vscode.l10n.t(
        '{0}: no finding can be fixed without a choice by you. Choose a fix with the light bulb on each finding.',
        scope,
      );
}
