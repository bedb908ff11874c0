import { visibleText } from '../../text/visibleText';

/** One line of a plan in words, with the lines below it. */
export interface OutlineItem {
  /** `step`: something that a person does, shown with a box to tick. */
  readonly status: 'error' | 'warning' | 'ok' | 'info' | 'step';
  readonly text: string;
  /** Lines that are printed below the text and explain it. */
  readonly details: readonly string[];
  /** A command line to run; empty if the item has none. */
  readonly code: string;
  /** The command line for PowerShell, if `code` is not right there; empty otherwise. */
  readonly powerShell: string;
}

/** Names in the texts may have any characters: {@link visibleText} keeps each text on its line. */
export function outlineItem(
  status: OutlineItem['status'],
  text: string,
  details: readonly string[] = [],
  code = '',
  powerShell = '',
): OutlineItem {
  return {
    status,
    text: visibleText(text),
    details: details.map(visibleText),
    code: visibleText(code),
    powerShell: visibleText(powerShell),
  };
}
