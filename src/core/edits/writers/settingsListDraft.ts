import type { Node } from 'jsonc-parser';
import type { OtherMembers, SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import { nameKey } from '../../model/names';
import { jsonPointer } from '../../model/place';
import type { TextEdit } from '../../text/textEdit';
import type { RemoveSetting, RenameSetting } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import { endOf, layoutOf, listText, memberText, objectText, propertyOf, valueOf } from './jsonStyle';
import type { SettingsStyle } from './settingsStyle';
import { compareTexts } from '../../text/order';

/** The members of an entry that edits write, in the order of `pac`. The first one is the name of the entry. */
const memberNames: Readonly<Record<SettingsListName, readonly [string, string, ...string[]]>> = {
  EnvironmentVariables: ['SchemaName', 'Value'],
  ConnectionReferences: ['LogicalName', 'ConnectionId', 'ConnectorId'],
};

/** An entry of the file, with the changes to make. */
interface Entry {
  readonly node: Node;
  /** Undefined for an item that is not an entry, such as the arrays of old files. */
  readonly name: string | undefined;
  /** The name in the form in which names are compared. */
  readonly key: string | undefined;
  /** New values of members, by their names. */
  readonly changes: Map<string, string>;
  removed: boolean;
}

/** An entry to add. */
interface Addition {
  readonly name: string;
  readonly key: string;
  readonly members: Map<string, string>;
}

/** Collects the changes of one list of a settings file. {@link edits} turns them into text edits. */
export class SettingsListDraft {
  readonly name: SettingsListName;
  readonly #file: FilePath;
  readonly #text: string;
  readonly #style: SettingsStyle;
  readonly #node: Node | undefined;
  readonly #entries: readonly Entry[];
  readonly #entriesByKey = new Map<string | undefined, Entry[]>();
  readonly #additions = new Map<string, Addition>();

  /** @throws EditRefused if the member of the file is not a list. */
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

  /** Whether the file has the list. */
  get exists(): boolean {
    return this.#node !== undefined;
  }

  /**
   * Sets a member of the first entry of a name. If there is no entry and `before` is undefined, an entry is added.
   * @param added More members of an added entry. Undefined refuses to add an entry.
   * @throws EditRefused if the entry is not there, or the member differs from `before`.
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
    // An absent member equals an expected empty value, but an empty member doesn't equal an expected absent one.
    if (current !== before && (current !== undefined || before !== '')) {
      throw new EditRefused(this.#file, { kind: 'settingChanged', name, member });
    }
    (addition?.members ?? entry?.changes)?.set(member, value);
  }

  /** Sets those members of the first entry of a name that are absent or empty. */
  complete(name: string, members: OtherMembers): void {
    const { entry, addition } = this.#first(nameKey(name));
    for (const [member, value] of members) {
      const current = addition ? addition.members.get(member) : entry && this.#valueOf(entry, member);
      if ((current ?? '') === '') {
        (addition?.members ?? entry?.changes)?.set(member, value);
      }
    }
  }

  /** Changes the name of entries. They keep their positions, even in a sorted list. */
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

  /** Edits for a list that the file has, with offsets in UTF-16 code units. They don't overlap. */
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

  /** The text of a new list, which contains only the added entries. */
  newText(): string {
    const layout = this.#style.entry(this.name);
    return listText(
      [...this.#additions.values()].map(({ members }) => objectText(quoted(members), layout)),
      this.#style.list(this.name),
    );
  }

  /** The first entry of a name in the file, and the added entry of that name. */
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
   * The value of a member after the changes so far; undefined if it is absent or null.
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

  /** Removes neighbouring entries with one edit, together with the commas that would be left over. */
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

  /** The text of a new entry, with the order of members and the layout of a neighbouring entry. */
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

  /** The white space between an entry and the bracket or comma before it. */
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
