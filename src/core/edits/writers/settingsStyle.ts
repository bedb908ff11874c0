import type { Node } from 'jsonc-parser';
import type { SettingsListName } from '../../model/deploymentSettings';
import type { LineEnding } from '../../text/lineEndings';
import { innerLayout, type JsonLayout, layoutOf, valueOf } from './jsonStyle';

/** The lists of a settings file, in the order in which `pac` writes them. */
export const settingsListNames: readonly SettingsListName[] = ['EnvironmentVariables', 'ConnectionReferences'];

/** The formatting of a settings file. Added entries, and new files that are created like it, use this formatting. */
export class SettingsStyle {
  readonly root: JsonLayout;
  readonly #text: string;
  readonly #root: Node | undefined;

  /** @param root The parsed text; undefined, or an empty object, for the formatting of `pac`. */
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
   * The layout of the entries of a list. If the list has no entries, it is taken from the entries of the other list.
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
