import type { Context } from 'mocha';
import { skip } from './skip';

/**
 * Lets a test inside the extension host use the VS Code window as a user does. The other end is
 * scripts/vscode/bridge.mjs.
 */
export interface Bridge {
  /** Waits for a modal dialog, presses the button and returns what the dialog said. */
  answerDialog(button: string): Promise<string>;
  /**
   * Waits for a notification that contains the text, presses the button, if one is given, and returns the whole text.
   */
  answerNotification(text: string, button?: string): Promise<string>;
  /** Chooses a command in the palette by `Category: Title`. */
  runCommand(title: string): Promise<void>;
  /** Chooses an entry of the quick pick that is open or about to open. */
  pick(label: string, filter?: string): Promise<void>;
  /** Fills the input box that is open or about to open, and accepts it. */
  enter(text: string): Promise<void>;
  /** The rows that are visible in the Problems panel, by their accessible names. */
  problems(): Promise<string[]>;
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Clicks the element that a Playwright selector finds. */
  click(selector: string): Promise<void>;
  /** Clicks an element with the secondary mouse button, which opens context menus. */
  rightClick(selector: string): Promise<void>;
  /** Moves the pointer onto the element that a Playwright selector finds. */
  hover(selector: string): Promise<void>;
  /** The text of the element that a Playwright selector finds. */
  text(selector: string): Promise<string>;
  /** Whether an element that a Playwright selector finds becomes visible within some seconds. */
  shows(selector: string): Promise<boolean>;
  /** Waits until no element that a Playwright selector finds is visible. */
  untilHidden(selector: string): Promise<void>;
  /** Writes a screenshot to out/screenshots. */
  screenshot(name: string): Promise<void>;
}

export const bridgeVariable = 'CONNREF_TEST_BRIDGE';

/** Returns the bridge, or skips the test when there is none, as in a desktop VS Code. */
export function requireBridge(context: Context): Bridge {
  const url = process.env[bridgeVariable];
  if (!url) return skip(context, 'needs to act on the window, which only the VS Code from npm allows');
  return new Proxy({} as Bridge, {
    get:
      (_, action) =>
      async (...args: unknown[]) =>
        call(url, String(action), args),
  });
}

/** Tells the process that started this run that the tests have ended. */
export async function endRun(): Promise<void> {
  const url = process.env[bridgeVariable];
  if (url) await call(url, 'end', []);
}

async function call(url: string, action: string, args: unknown[]): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ action, args }) });
  const { result, error } = (await response.json()) as { result?: unknown; error?: string };
  if (error !== undefined) throw new Error(`${action}(${args.map(String).join(', ')}): ${error}`);
  return result;
}
