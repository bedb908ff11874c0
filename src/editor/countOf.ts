import * as vscode from 'vscode';

type Noun =
  | 'reference'
  | 'flow'
  | 'canvas app'
  | 'agent'
  | 'other component'
  | 'connection'
  | 'environment'
  | 'finding'
  | 'file'
  | 'entry'
  | 'error';

/** “1 flow”, “3 flows”. */
export function countOf(number: number, noun: Noun): string {
  const one = number === 1;
  switch (noun) {
    case 'reference':
      return one ? vscode.l10n.t('1 reference') : vscode.l10n.t('{0} references', number);
    case 'flow':
      return one ? vscode.l10n.t('1 flow') : vscode.l10n.t('{0} flows', number);
    case 'canvas app':
      return one ? vscode.l10n.t('1 canvas app') : vscode.l10n.t('{0} canvas apps', number);
    case 'agent':
      return one ? vscode.l10n.t('1 agent') : vscode.l10n.t('{0} agents', number);
    case 'environment':
      return one ? vscode.l10n.t('1 environment') : vscode.l10n.t('{0} environments', number);
    case 'other component':
      return one ? vscode.l10n.t('1 other component') : vscode.l10n.t('{0} other components', number);
    case 'finding':
      return one ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', number);
    case 'file':
      return one ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', number);
    case 'entry':
      return one ? vscode.l10n.t('1 entry') : vscode.l10n.t('{0} entries', number);
    case 'error':
      return one ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', number);
    case 'connection':
      return one ? vscode.l10n.t('1 connection') : vscode.l10n.t('{0} connections', number);
  }
}
