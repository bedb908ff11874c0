import type { Node } from 'jsonc-parser';
import type { OtherMembers, SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import { nameKey } from '../../model/names';
import { jsonPointer } from '../../model/place';
import type { TextEdit } from '../../text/textEdit';
import { EditRefused } from '../operations/editRefused';
import type { RemoveSetting, RenameSetting } from '../operations/settingsOperation';
import { endOf, layoutOf, listText, memberText, objectText, propertyOf, valueOf } from './jsonStyle';
import type { SettingsStyle } from './settingsStyle';
import { compareTexts } from '../../text/order';

/**
 * The members that `pac` writes in an entry of a settings file, in its order. The first member contains the name of the
 * entry.
 */
const memberNames: Readonly<Record<SettingsListName, readonly [string, string, ...string[]]>> = {
  EnvironmentVariables: ['SchemaName', 'Value'],
  ConnectionReferences: ['LogicalName', 'ConnectionId', 'ConnectorId'],
};

/** An entry that a settings file has, with the changes to make. */
interface Entry {
  readonly node: Node;
  /**
   * The logical name or schema name in the entry. Undefined for an item without a name, or an item that is not an
   * object, such as the arrays of old files.
   */
  readonly name: string | undefined;
  /** The name in the form in which names are compared, in lower case; undefined if the entry has no name. */
  readonly key: string | undefined;
  /** New values of members of the entry, by the names of the members. */
  readonly changes: Map<string, string>;
  removed: boolean;
}

/** An entry to add to the list. */
interface Addition {
  readonly name: string;
  readonly key: string;
  readonly members: Map<string, string>;
}

/**
 * Collects the changes of one list of a settings file, `EnvironmentVariables` or `ConnectionReferences`. {@link edits}
 * turns the changes into text edits.
 */
export class SettingsListDraft {
  readonly name: SettingsListName;
  readonly #file: FilePath;
  readonly #text: string;
  readonly #style: SettingsStyle;
  readonly #node: Node | undefined;
  readonly #entries: readonly Entry[];
  readonly #entriesByKey = new Map<string | undefined, Entry[]>();
  readonly #additions = new Map<string, Addition>();

  /**
   * @param root The root object of the settings file.
   * @param name The name of the list.
   * @throws EditRefused if the member of the file with this name is not a list.
   */
  constructor(file: FilePath, text: string, root: Node, name: SettingsListName, style: SettingsStyle) {
    this.name = name;
    this.#file = file;
    this.#text = text;
    this.#style = style;
    this.#node = valueOf(root, name);
    if (this.#node && this.#node.type !== 'array') {
      throw new EditRefused(file, { kind: 'wrongType', member: name, expected: 'list' });
    }
    this.#entries = (this.#node?.children ?? []).map((node) => {
      const entryName = node.type === 'object' ? stringIn(valueOf(node, memberNames[name][0])) : undefined;
      const key = entryName === undefined ? undefined : nameKey(entryName);
      return { node, name: entryName, key, changes: new Map(), removed: false };
    });
    for (const entry of this.#entries) {
      const sameKey = this.#entriesByKey.get(entry.key) ?? [];
      this.#entriesByKey.set(entry.key, sameKey);
      sameKey.push(entry);
    }
  }

  /** Whether the settings file has the list. If not, {@link newText} gives the text of the list to add. */
  get exists(): boolean {
    return this.#node !== undefined;
  }

  /**
   * Sets a member of the first entry that has a given name. If the list doesn't have such an entry and `before` is
   * undefined, an entry is added.
   * @param added More members of an added entry. If undefined, the edit is refused instead of adding an entry.
   * @throws EditRefused if the entry is missing and may not be added, or the member's value differs from `before`.
   */
  set(
    name: string,
    member: string,
    { before, value }: { readonly before: string | undefined; readonly value: string },
    added?: Readonly<Record<string, string>>,
  ): void {
    const key = nameKey(name);
    const { entry, addition } = this.#first(key);
    if (!entry && !addition) {
      if (before !== undefined || added === undefined) {
        throw new EditRefused(this.#file, { kind: 'settingGone', name });
      }
      const members = Object.entries({ [memberNames[this.name][0]]: name, [member]: value, ...added });
      this.#additions.set(key, { name, key, members: new Map(members) });
      return;
    }
    const current = addition ? addition.members.get(member) : entry && this.#valueOf(entry, member);
    // If an empty value is expected, the member may also be absent. But if an absent member is expected, an empty value
    // counts as changed.
    if (current !== before && (current !== undefined || before !== '')) {
      throw new EditRefused(this.#file, { kind: 'settingChanged', name, member });
    }
    (addition?.members ?? entry?.changes)?.set(member, value);
  }

  /** Sets members of the first entry that has a given name. Members that already have a non-empty value are kept. */
  complete(name: string, members: OtherMembers): void {
    const { entry, addition } = this.#first(nameKey(name));
    for (const [member, value] of members) {
      const current = addition ? addition.members.get(member) : entry && this.#valueOf(entry, member);
      if ((current ?? '') === '') {
        (addition?.members ?? entry?.changes)?.set(member, value);
      }
    }
  }

  /** Changes the name of entries. The entries keep their positions, even if the list was sorted. */
  rename({ logicalName, pointer, to }: RenameSetting): void {
    const entries = this.#entriesOf(logicalName, pointer);
    if (entries.length === 0) {
      throw new EditRefused(this.#file, { kind: 'settingGone', name: logicalName });
    }
    entries.forEach(({ changes }) => changes.set(memberNames[this.name][0], to));
  }

  remove({ name, pointer, before }: RemoveSetting): void {
    const [entry] = this.#entriesOf(name, pointer);
    if (!entry) {
      throw new EditRefused(this.#file, { kind: 'settingGone', name });
    }
    if (before !== undefined && before !== (this.#valueOf(entry, memberNames[this.name][1]) ?? '')) {
      throw new EditRefused(this.#file, { kind: 'settingChanged', name });
    }
    entry.removed = true;
  }

  /**
   * The edits of a list that the settings file has, with offsets in UTF-16 code units of the file. They don't overlap.
   * Empty if the file lacks the list.
   */
  edits(): TextEdit[] {
    const kept = this.#entries.filter(({ removed }) => !removed);
    if (!this.#node || (kept.length === this.#entries.length && this.#additions.size === 0)) {
      return kept.flatMap((entry) => this.#changesOf(entry));
    }
    if (kept.length === 0) {
      return [{ start: this.#node.offset, end: endOf(this.#node), newText: this.newText() }];
    }
    return [...this.#removals(), ...this.#insertions(kept), ...kept.flatMap((entry) => this.#changesOf(entry))];
  }

  /** The JSON text of a list that contains only the added entries. */
  newText(): string {
    const layout = this.#style.entry(this.name);
    return listText(
      [...this.#additions.values()].map(({ members }) => objectText(quoted(members), layout)),
      this.#style.list(this.name),
    );
  }

  /**
   * The first entry of the settings file that has a given name and isn't removed, and the added entry with that name;
   * each of them is undefined if it doesn't exist.
   * @param key The name in the form in which names are compared.
   */
  #first(key: string): { readonly entry: Entry | undefined; readonly addition: Addition | undefined } {
    const entry = this.#entriesByKey.get(key)?.find(({ removed }) => !removed);
    return { entry, addition: this.#additions.get(key) };
  }

  #entriesOf(name: string, pointer: string | undefined): Entry[] {
    const entries = (this.#entriesByKey.get(nameKey(name)) ?? []).filter(({ removed }) => !removed);
    return pointer === undefined
      ? entries
      : entries.filter((each) => pointer === jsonPointer('', this.name, String(this.#entries.indexOf(each))));
  }

  /**
   * The value of a member of an entry after the changes so far; undefined if the member is absent or null.
   * @throws EditRefused if the value in the file is neither a string nor null.
   */
  #valueOf(entry: Entry, member: string): string | undefined {
    const changed = entry.changes.get(member);
    const node = valueOf(entry.node, member);
    if (changed === undefined && node && node.type !== 'string' && node.type !== 'null') {
      throw new EditRefused(this.#file, {
        kind: 'wrongType',
        member,
        ...(entry.name !== undefined && { of: entry.name }),
        expected: 'text',
      });
    }
    return changed ?? stringIn(node);
  }

  /**
   * Computes the edits that remove entries. Neighbouring entries are removed with one edit, together with each comma
   * that would be left over.
   */
  #removals(): TextEdit[] {
    return this.#entries.flatMap(({ node, removed }, at) => {
      const isFirstOfRun = removed && this.#entries[at - 1]?.removed !== true;
      if (!isFirstOfRun) {
        return [];
      }
      const following = this.#entries.slice(at).find((entry) => !entry.removed);
      const preceding = this.#entries[at - 1];
      return following || !preceding
        ? [{ start: node.offset, end: following?.node.offset ?? endOf(node), newText: '' }]
        : [{ start: endOf(preceding.node), end: endOf(this.#entries.at(-1)?.node ?? node), newText: '' }];
    });
  }

  #insertions(kept: readonly Entry[]): TextEdit[] {
    const isSorted = kept.every(({ key }, at) => key !== undefined && (at === 0 || (kept[at - 1]?.key ?? '') <= key));
    const additions = [...this.#additions.values()];
    if (isSorted) {
      additions.sort((a, b) => compareTexts(a.key, b.key));
    }
    return additions.map((addition) => {
      const following = isSorted ? kept.find(({ key }) => (key ?? '') > addition.key) : undefined;
      if (following) {
        const { offset } = following.node;
        const newText = `${this.#entryText(addition, following)},${this.#spaceBefore(following)}`;
        return { start: offset, end: offset, newText };
      }
      const last = kept.at(-1);
      const behind = last ? endOf(last.node) : 0;
      return {
        start: behind,
        end: behind,
        newText: `,${last ? this.#spaceBefore(last) : ''}${this.#entryText(addition, last)}`,
      };
    });
  }

  /**
   * The JSON text of a new entry. The order of its members and its white space are copied from a neighbouring entry. If
   * that is undefined or not an object, the white space follows the style of the settings file.
   */
  #entryText({ members }: Addition, neighbour: Entry | undefined): string {
    const node = neighbour?.node.type === 'object' ? neighbour.node : undefined;
    const layout = (node && layoutOf(this.#text, node)) ?? this.#style.entry(this.name);
    const order = (node?.children ?? []).map((property) => property.children?.[0]?.value as unknown);
    const rank = (member: string): number => (order.includes(member) ? order.indexOf(member) : order.length);
    return objectText(
      quoted(members).sort(([a], [b]) => rank(a) - rank(b)),
      layout,
    );
  }

  /** The white space between an entry and the bracket or comma before the entry. */
  #spaceBefore({ node }: Entry): string {
    const before = this.#text.slice(this.#node?.offset ?? 0, node.offset);
    return before.slice(before.trimEnd().length);
  }

  #changesOf({ node, changes }: Entry): TextEdit[] {
    const order = memberNames[this.name];
    const rank = (member: string): number => (order.includes(member) ? order.indexOf(member) : order.length);
    return quoted(changes)
      .sort(([a], [b]) => rank(a) - rank(b))
      .flatMap(([member, value]) => {
        const existing = valueOf(node, member);
        if (existing) {
          const { offset } = existing;
          const isSame = stringIn(existing) === JSON.parse(value);
          return isSame ? [] : [{ start: offset, end: endOf(existing), newText: value }];
        }
        const layout = layoutOf(this.#text, node);
        const preceding = order.includes(member)
          ? order
              .slice(0, rank(member))
              .map((each) => propertyOf(node, each))
              .findLast((property) => property !== undefined)
          : node.children?.at(-1);
        if (!layout || !preceding) {
          return [];
        }
        const behind = endOf(preceding);
        return [{ start: behind, end: behind, newText: `,${layout.between}${memberText(member, value, layout)}` }];
      });
  }
}

function stringIn(node: Node | undefined): string | undefined {
  const value: unknown = node?.value;
  return typeof value === 'string' ? value : undefined;
}

function quoted(members: ReadonlyMap<string, string>): [string, string][] {
  return [...members].map(([member, value]) => [member, JSON.stringify(value)]);
}
