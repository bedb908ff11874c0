import type { Bridge } from '../support/bridge';

/** Opens the context menu of what a selector finds, and chooses an entry. */
export async function chooseInContextMenu(bridge: Bridge, selector: string, item: string): Promise<void> {
  await chooseInMenu(bridge, () => bridge.rightClick(selector), item);
}

/**
 * Chooses an entry of a menu, by keys: a click that comes just after it opened is not taken for a choice. Where the click
 * that opens it is lost because a list is laid out anew, it is opened again.
 */
export async function chooseInMenu(bridge: Bridge, open: () => Promise<void>, item: string): Promise<void> {
  do await open();
  while (!(await bridge.shows(`.monaco-menu .action-label:text-is(${JSON.stringify(item)})`)));
  do await bridge.press('ArrowDown');
  while ((await bridge.text('.monaco-menu .action-item.focused .action-label')) !== item);
  await bridge.press('Enter');
  await bridge.untilHidden('.monaco-menu');
}
