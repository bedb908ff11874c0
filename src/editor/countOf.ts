import * as vscode from 'vscode';

type Noun =
  | 'reference'
  | 'flow'
  | 'canvasApp'
  | 'codeApp'
  | 'agent'
  | 'knowledge'
  | 'desktopFlow'
  | 'otherComponent'
  | 'connection'
  | 'rawConnection'
  | 'error';

/**
 * A number with its noun, as a complete text: “1 flow”, “3 flows”. Do not put the result into a sentence, because other
 * languages change the noun inside a sentence. Each text is written out, because the generator of the translation files
 * finds only literal texts.
 */
export function countOf(number: number, noun: Noun): string {
  const isOne = number === 1;
  switch (noun) {
    case 'reference':
      return isOne ? vscode.l10n.t('1 reference') : vscode.l10n.t('{0} references', number);
    case 'flow':
      return isOne ? vscode.l10n.t('1 flow') : vscode.l10n.t('{0} flows', number);
    case 'canvasApp':
      return isOne ? vscode.l10n.t('1 canvas app') : vscode.l10n.t('{0} canvas apps', number);
    case 'codeApp':
      return isOne ? vscode.l10n.t('1 code app') : vscode.l10n.t('{0} code apps', number);
    case 'knowledge':
      return isOne ? vscode.l10n.t('1 agent knowledge') : vscode.l10n.t('{0} agent knowledge', number);
    case 'desktopFlow':
      return isOne ? vscode.l10n.t('1 desktop flow') : vscode.l10n.t('{0} desktop flows', number);
    case 'agent':
      return isOne ? vscode.l10n.t('1 agent') : vscode.l10n.t('{0} agents', number);
    case 'otherComponent':
      return isOne ? vscode.l10n.t('1 other component') : vscode.l10n.t('{0} other components', number);
    case 'connection':
      return isOne ? vscode.l10n.t('1 connection') : vscode.l10n.t('{0} connections', number);
    case 'rawConnection':
      return isOne ? vscode.l10n.t('1 raw connection') : vscode.l10n.t('{0} raw connections', number);
    case 'error':
      return isOne ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', number);
  }
}
