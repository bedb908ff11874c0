import type { Bridge } from '../support/bridge';

/** A row of the tree by its level, its label and, if given, the whole description behind it. */
export function row(level: number, label: string, description?: string): string {
  const named = `.pane-body .monaco-list-row[aria-level="${level}"]:has(:is(.label-name, .label-name *):text-is(${JSON.stringify(label)}))`;
  return description === undefined
    ? named
    : `${named}:has(:is(.label-description, .label-description *):text-is(${JSON.stringify(description)}))`;
}

export async function expand(bridge: Bridge, selector: string): Promise<void> {
  await bridge.click(`${selector} .monaco-tl-twistie`);
  await bridge.text(`${selector}[aria-expanded="true"]`);
}
