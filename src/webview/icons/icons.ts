import add from '@vscode/codicons/src/icons/add.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import circle from '@vscode/codicons/src/icons/circle.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import dash from '@vscode/codicons/src/icons/dash.svg';
import debugStart from '@vscode/codicons/src/icons/debug-start.svg';
import diff from '@vscode/codicons/src/icons/diff.svg';
import discard from '@vscode/codicons/src/icons/discard.svg';
import ellipsis from '@vscode/codicons/src/icons/ellipsis.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import redo from '@vscode/codicons/src/icons/redo.svg';
import symbolVariable from '@vscode/codicons/src/icons/symbol-variable.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import { html, type TemplateResult } from 'lit';

/** The codicons that the page uses, as pictures in the text: no font is loaded, and their colour is the text’s. */
export const icons = {
  add: picture(add),
  check: picture(check),
  chevronDown: picture(chevronDown),
  circle: picture(circle),
  close: picture(close),
  copy: picture(copy),
  dash: picture(dash),
  diff: picture(diff),
  ellipsis: picture(ellipsis),
  error: picture(error),
  info: picture(info),
  pass: picture(pass),
  question: picture(question),
  redo: picture(redo),
  step: picture(debugStart),
  undo: picture(discard),
  variable: picture(symbolVariable),
  warning: picture(warning),
} as const;

export type IconName = keyof typeof icons;

/** One template for each icon, made once, so that lit clones it instead of parsing it for every cell. */
function picture(svg: string): TemplateResult {
  const text = svg.replace('<svg ', '<svg class="icon" aria-hidden="true" ');
  return html(Object.assign([text], { raw: [text] }));
}
