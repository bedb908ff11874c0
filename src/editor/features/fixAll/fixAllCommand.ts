import * as vscode from 'vscode';
import { fixAll } from '../../../core/rules/fixAll';
import { archiveOf } from '../../../core/model/archivePath';
import type { FilePath } from '../../../core/model/filePath';
import type { Finding } from '../../../core/model/finding';
import { countOf } from '../../countOf';
import type { EditServices } from '../edits/editServices';
import type { EditsLoader } from '../edits/editsLoader';
import { readInFull } from '../../host/readInFull';

/** Shows what the preferred fixes of some findings would change, asks once, and applies all of it or nothing. */
export async function fixAllOf(
  where: string,
  select: (file: FilePath) => boolean,
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
    .filter(select)
    .flatMap((file) => engine.findings(file));
  const { fixMakers } = await edits.load();
  const { operations, fixed } = fixAll(findings, engine.index, fixMakers);
  if (fixed.length === 0) {
    void vscode.window.showInformationMessage(nothingToFix(where, findings));
    return;
  }
  try {
    const plan = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Working out the edit') },
      () => runner.toTextEdits(operations),
    );
    const question = vscode.l10n.t(
      'Repair {0} in {1} of {2}, as shown?',
      countOf(fixed.length, 'finding'),
      countOf(plan.length, 'file'),
      where,
    );
    if (await previews.ask(vscode.l10n.t('Fix {0}: preview', where), question, plan, folders)) {
      await runner.apply(plan);
    }
  } catch (error) {
    await runner.tell(error);
  }
}

function nothingToFix(where: string, findings: readonly Finding[]): string {
  if (findings.length > 0 && findings.every(({ file }) => archiveOf(file) !== undefined)) {
    return vscode.l10n.t('All that was found in {0} is in a zip, which is not edited.', where);
  }
  return findings.length === 0
    ? vscode.l10n.t('Nothing was found in {0}.', where)
    : vscode.l10n.t(
        'None of the findings in {0} can be repaired without a decision of yours. Use the light bulb on each.',
        where,
      );
}
