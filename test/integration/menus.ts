import type { Bridge } from '../support/bridge';

/** Chooses an entry of the menu that is about to open, by keys: a click that comes just after it opened is not taken for a choice. */
export async function chooseInOpenMenu(bridge: Bridge, item: string): Promise<void> {
  await bridge.text(`.monaco-menu .action-label:text-is(${JSON.stringify(item)})`);
  do await bridge.press('ArrowDown');
  while ((await bridge.text('.monaco-menu .action-item.focused .action-label')) !== item);
  await bridge.press('Enter');
}
