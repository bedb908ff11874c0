import type { Node } from 'jsonc-parser';
import type { SettingsListName } from '../../model/deploymentSettings';
import type { LineEnding } from '../../text/lineEndings';
import { innerLayout, type JsonLayout, layoutOf, valueOf } from './jsonStyle';

/** The lists of a settings file, in the order in which `pac` writes them. */
export const settingsListNames: readonly SettingsListName[] = ['EnvironmentVariables', 'ConnectionReferences'];

/**
 * The formatting of a settings file. It is used for entries that are added to this file, and for new settings files
 * that are created with this file as pattern.
 */
export class SettingsStyle {
  readonly root: JsonLayout;
  readonly #text: string;
  readonly #root: Node | undefined;

  /**
   * @param text The text of the settings file.
   * @param root The root object of the parsed text. If it is undefined or empty, the formatting of `pac` is used.
   */
  constructor(text: string, root: Node | undefined, lineEnd: LineEnding = '\n') {
    this.#text = text;
    this.#root = root;
    this.root = (root && layoutOf(text, root)) ?? {
      open: `${lineEnd}  `,
      between: `${lineEnd}  `,
      close: lineEnd,
      colon: ': ',
    };
  }

  list(name: SettingsListName): JsonLayout {
    const list = this.#list(name);
    return (list && layoutOf(this.#text, list)) ?? innerLayout(this.root, name);
  }

  /**
   * The white space inside the entries of a list. New entries of a list without entries are on one line if the entries
   * of the other list are, and otherwise one level deeper than the list.
   */
  entry(name: SettingsListName): JsonLayout {
    const own = this.#firstEntry(name);
    const other = settingsListNames.map((each) => this.#firstEntry(each)).find((layout) => layout !== undefined);
    return own ?? (other?.open.includes('\n') === false ? other : innerLayout(this.list(name)));
  }

  #firstEntry(name: SettingsListName): JsonLayout | undefined {
    const entries = this.#list(name)?.children ?? [];
    return entries
      .filter(({ type }) => type === 'object')
      .map((entry) => layoutOf(this.#text, entry))
      .find((layout) => layout !== undefined);
  }

  #list(name: SettingsListName): Node | undefined {
    const list = this.#root && valueOf(this.#root, name);
    return list?.type === 'array' ? list : undefined;
  }
}
