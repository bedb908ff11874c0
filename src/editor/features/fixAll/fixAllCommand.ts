import * as vscode from 'vscode';
import { archiveOf } from '../../../core/model/archivePath';
import type { FilePath } from '../../../core/model/filePath';
import type { Finding } from '../../../core/model/finding';
import type { EditServices } from '../edits/editServices';
import type { EditsLoader } from '../edits/editsLoader';
import { unique } from '../../../core/text/unique';
import { shownFile } from '../../../core/words/shownFile';
import { readInFull } from '../../host/readInFull';

/**
 * Tries the preferred fixes of all findings in some files, names those that are left out, shows a preview of the others,
 * asks once, and applies all of them or none.
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
  const findings = engine.allFindings().filter(({ file }) => isInScope(file));
  const { fixMakers, provenFixes, fixFaultWords } = await edits.load();
  try {
    const { fixed, plan, leftOut } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Preparing the preview') },
      () =>
        provenFixes(findings, {
          engine,
          makers: fixMakers,
          toEdits: (operations) => runner.toTextEdits(operations),
        }),
    );
    if (leftOut.length > 0) {
      const reasons = leftOut.map(
        ({ finding, fault }) => `${shownFile(finding.file)}: ${fixFaultWords(fault, shownFile)}`,
      );
      void vscode.window.showWarningMessage(leftOutText(scope, unique(reasons)));
    }
    if (fixed.length === 0) {
      if (leftOut.length === 0) {
        void vscode.window.showInformationMessage(nothingToFixText(scope, findings));
      }
      return;
    }
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

/** Names up to three reasons: a notification has little room. */
function leftOutText(scope: string, reasons: readonly string[]): string {
  const shown = reasons.slice(0, 3).join(' ');
  const rest = reasons.length - 3;
  return rest > 0
    ? vscode.l10n.t('{0}: some findings are left out. {1} And {2} more reasons.', scope, shown, rest)
    : vscode.l10n.t('{0}: some findings are left out. {1}', scope, shown);
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
