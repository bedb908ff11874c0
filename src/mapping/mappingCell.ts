import { isBareConnectionId } from '../core/settings/bareConnectionId';
import type { EnvironmentSettings, SettingEntry } from '../core/settings/environmentSettings';
import { canShareImport } from '../core/settings/importFiles';
import type { Tokens } from '../core/text/tokens';
import type { FilePath } from '../core/model/filePath';
import type { CellState } from '../protocol/mappingView';
import type { MappingRow } from './mappingRows';

/** Where a row stands in the files of one environment, and what an edit of the cell changes. */
export interface MappingCell {
  readonly state: CellState;
  /** What the cell shows; empty where files differ. */
  readonly value: string;
  readonly connectorId: string;
  /** Whether what stands there for a reference cannot be the id of a connection: it maps nothing. */
  readonly isMalformed: boolean;
  /** Every entry of the row, in the order of the files. */
  readonly entries: readonly SettingEntry[];
  /** Those in files of this environment; what lies below them is of others too. */
  readonly own: readonly SettingEntry[];
  /** The entries that a new value goes into. */
  readonly edited: readonly SettingEntry[];
  /** The files that get an entry with the value, where there is none of their own yet. */
  readonly added: readonly FilePath[];
}

/**
 * Files of an environment are laid over one another: a later one wins, but for an empty value. That holds where somebody
 * declared their order and they go into one import. Others stand side by side, each for its own import: where their
 * values are not the same, the cell says so, and a new value goes into all of them.
 * @param isShared Whether a file is of other environments too: where one of this environment lies over it, that is edited.
 */
export function mappingCell(
  row: MappingRow,
  settings: EnvironmentSettings,
  tokens: Tokens,
  isShared: (file: FilePath) => boolean,
): MappingCell {
  const definers = [...row.roots];
  const entries = settings.entries(row.kind, row.name, definers);
  const values = new Set(entries.flatMap(({ value = '' }) => (value === '' ? [] : [value])));
  const connectorId = entries.findLast((entry) => entry.connectorId !== undefined)?.connectorId ?? '';
  const effective = settings.effectiveEntry(row.kind, row.name, definers);
  if (!effective) {
    const added = filesFor(row, settings);
    const state = added.length > 0 ? 'missing' : 'none';
    return { state, value: '', connectorId: '', isMalformed: false, entries, own: entries, edited: [], added };
  }
  const laidOver = areLaidOver(entries, settings);
  const above = laidOver && isShared(effective.file) ? ownFileAbove(effective.file, settings, isShared) : undefined;
  const inForce = laidOver ? [effective.value ?? ''] : [...values];
  const common = {
    connectorId,
    isMalformed: row.kind === 'references' && inForce.some((each) => !isBareConnectionId(each, tokens)),
    entries,
    ...(above === undefined
      ? { own: ownOf(entries, isShared), edited: laidOver ? [effective] : entries, added: [] }
      : editedIn(above, entries, settings, isShared)),
  };
  if (values.size > 1 && !laidOver) {
    return { state: 'differs', value: '', ...common };
  }
  const value = effective.value ?? '';
  return { state: value === '' ? 'empty' : tokens.holdsToken(value) ? 'token' : 'value', value, ...common };
}

function areLaidOver(entries: readonly SettingEntry[], { environment }: EnvironmentSettings): boolean {
  const [first, ...others] = entries.flatMap(
    ({ file }) => environment.files.find((target) => target.file === file) ?? [],
  );
  return environment.isDeclared && (!first || others.every((other) => canShareImport(first, other)));
}

/** The last file over another one, for the same solution, that no other environment has. */
function ownFileAbove(
  file: FilePath,
  { environment: { files } }: EnvironmentSettings,
  isShared: (file: FilePath) => boolean,
): FilePath | undefined {
  const at = files.findIndex((target) => target.file === file);
  const roots = files[at]?.solutions ?? [];
  return files
    .slice(at + 1)
    .findLast((target) => !isShared(target.file) && target.solutions.some((root) => roots.includes(root)))?.file;
}

/** Nothing in a file that cannot be read: what lies below it is not changed in its place. */
function editedIn(
  above: FilePath,
  entries: readonly SettingEntry[],
  { files }: EnvironmentSettings,
  isShared: (file: FilePath) => boolean,
): Pick<MappingCell, 'own' | 'edited' | 'added'> {
  const edited = entries.filter(({ file }) => file === above);
  const isReadable = files.some(({ file }) => file === above);
  return {
    own: entries.filter(({ file }) => !isShared(file)),
    edited,
    added: isReadable && edited.length === 0 ? [above] : [],
  };
}

/** All of them where the environment has none of its own. */
function ownOf(entries: readonly SettingEntry[], isShared: (file: FilePath) => boolean): readonly SettingEntry[] {
  const own = entries.filter(({ file }) => !isShared(file));
  return own.length > 0 ? own : entries;
}

/** Of each solution that defines it the last file: that lies over the others. */
function filesFor({ roots }: MappingRow, { environment, files }: EnvironmentSettings): FilePath[] {
  const targets = environment.files.filter(({ file }) => files.some((settings) => settings.file === file));
  const found = [...roots].flatMap((root) => targets.findLast(({ solutions }) => solutions.includes(root))?.file ?? []);
  return [...new Set(found)];
}
