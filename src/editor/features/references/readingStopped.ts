import * as vscode from 'vscode';

/** Why no connection reference is changed while not all files are known. */
export function readingStopped(): string {
  return vscode.l10n.t('Reading was stopped, so not all users are known. Refresh Solutions reads everything.');
}
