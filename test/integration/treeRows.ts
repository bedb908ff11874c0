import type { Bridge } from '../support/bridge';

/** A row of the tree by its level, its label and, if given, the whole description behind it. */
export function row(level: number, label: string, description?: string): string {
  const named = `.pane-body .monaco-list-row[aria-level="${level}"]:has(:is(.label-name, .label-name *):text-is(${JSON.stringify(label)}))`;
  return description === undefined
    ? named
    : `${named}:has(:is(.label-description, .label-description *):text-is(${JSON.stringify(description)}))`;
}

/** A click is lost when the rows are made anew in that moment: where the row stays closed, it is clicked again. */
export async function expand(bridge: Bridge, selector: string): Promise<void> {
  do await bridge.click(`${selector}[aria-expanded="false"] .monaco-tl-twistie`);
  while (!(await bridge.shows(`${selector}[aria-expanded="true"]`)));
}
