import { isBareConnectionId } from '../core/settings/bareConnectionId';
import type { EnvironmentSettings, SettingEntry } from '../core/settings/environmentSettings';
import { canShareImport } from '../core/settings/importFiles';
import type { Tokens } from '../core/text/tokens';
import type { FilePath } from '../core/model/filePath';
import type { CellState } from '../protocol/mappingView';
import type { MappingRow } from './mappingRows';

/**
 * A cell of the mapping page: the value of a reference or variable (the row) in the settings files of one environment,
 * and what an edit of the cell changes.
 */
export interface MappingCell {
  readonly state: CellState;
  /** The value that the cell shows. Empty if the state is `differs`, or if the cell has no value. */
  readonly value: string;
  readonly connectorId: string;
  /**
   * Whether the cell has a value that cannot be a connection id, so that it does not map the reference. Always false
   * for a variable.
   */
  readonly isMalformed: boolean;
  /**
   * The entries for the reference or variable in the settings files of the environment, in the order of the files, at
   * most one for each file. Entries in files that are only for other solutions are usually left out (see
   * `EnvironmentSettings.entries`).
   */
  readonly entries: readonly SettingEntry[];
  /**
   * The entries in files that no other environment uses. If there are no such entries, all entries, unless an edit must
   * go into a file that has no entry yet.
   */
  readonly own: readonly SettingEntry[];
  /** The entries that an edit of the cell changes. */
  readonly edited: readonly SettingEntry[];
  /**
   * The files to which an edit of the cell adds an entry, because they do not have one yet. An edit that clears the
   * cell adds nothing.
   */
  readonly added: readonly FilePath[];
}

/**
 * The cell of a row for one environment. Settings files are merged if one import can use them all and `.connref.json`
 * declares the environment: the last value that is not empty wins. In all other cases it is unknown which value wins,
 * or each value belongs to another import: if the values differ, the state of the cell is `differs`, and an edit
 * changes all entries.
 * @param isShared Whether other environments use a file too. If the value of merged files comes from such a file, a new
 * value goes into a later file that only this environment uses, if there is one, because an edit of a shared file would
 * change the other environments.
 */
export function mappingCell(
  row: MappingRow,
  settings: EnvironmentSettings,
  tokens: Tokens,
  isShared: (file: FilePath) => boolean,
): MappingCell {
  const definers = [...row.roots];
  const entries = settings.entries(row.kind, row.name, definers);
  const values = new Set(
    entries.flatMap(({ value = '', isPlaceholder }) => (value === '' || isPlaceholder ? [] : [value])),
  );
  const connectorId = entries.findLast((entry) => entry.connectorId !== undefined)?.connectorId ?? '';
  const effective = settings.effectiveEntry(row.kind, row.name, definers);
  if (!effective) {
    const added = filesFor(row, settings);
    const state = added.length > 0 ? 'missing' : 'none';
    return { state, value: '', connectorId: '', isMalformed: false, entries, own: entries, edited: [], added };
  }
  const isMerged = areMerged(entries, settings);
  const ownFile = isMerged && isShared(effective.file) ? laterOwnFile(effective.file, settings, isShared) : undefined;
  const inForce = isMerged ? [effective.value ?? ''] : [...values];
  const common = {
    connectorId,
    isMalformed:
      row.kind === 'references' &&
      !effective.isPlaceholder &&
      inForce.some((each) => !isBareConnectionId(each, tokens)),
    entries,
    ...(ownFile === undefined
      ? { own: entriesOfOwnFiles(entries, isShared), edited: isMerged ? [effective] : entries, added: [] }
      : editsIn(ownFile, entries, settings, isShared)),
  };
  if (values.size > 1 && !isMerged) {
    return { state: 'differs', value: '', ...common };
  }
  const value = effective.value ?? '';
  const isEmpty = value === '' || effective.isPlaceholder;
  return { state: isEmpty ? 'empty' : tokens.holdsToken(value) ? 'token' : 'value', value, ...common };
}

function areMerged(entries: readonly SettingEntry[], { environment }: EnvironmentSettings): boolean {
  const [first, ...others] = entries.flatMap(
    ({ file }) => environment.files.find((target) => target.file === file) ?? [],
  );
  return environment.isDeclared && (!first || others.every((other) => canShareImport(first, other)));
}

/**
 * The last file after a given one that is for one of the same solutions and that no other environment uses. Undefined
 * if there is none.
 */
function laterOwnFile(
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

/**
 * The entries to edit, or the file to add an entry to, if only one file may be edited: `ownFile`, which no other
 * environment uses. `edited` and `added` are empty if that file cannot be read, because editing an earlier file instead
 * would change other environments.
 */
function editsIn(
  ownFile: FilePath,
  entries: readonly SettingEntry[],
  { files }: EnvironmentSettings,
  isShared: (file: FilePath) => boolean,
): Pick<MappingCell, 'own' | 'edited' | 'added'> {
  const edited = entries.filter(({ file }) => file === ownFile);
  const isReadable = files.some(({ file }) => file === ownFile);
  return {
    own: entries.filter(({ file }) => !isShared(file)),
    edited,
    added: isReadable && edited.length === 0 ? [ownFile] : [],
  };
}

/** The entries in files that no other environment uses; all entries if there are none in such files. */
function entriesOfOwnFiles(
  entries: readonly SettingEntry[],
  isShared: (file: FilePath) => boolean,
): readonly SettingEntry[] {
  const own = entries.filter(({ file }) => !isShared(file));
  return own.length > 0 ? own : entries;
}

/**
 * For each solution that defines the reference or variable of a row, the last settings file for the solution that can
 * be read: a value in a later file overrides earlier files.
 */
function filesFor({ roots }: MappingRow, { environment, files }: EnvironmentSettings): FilePath[] {
  const targets = environment.files.filter(({ file }) => files.some((settings) => settings.file === file));
  const found = [...roots].flatMap((root) => targets.findLast(({ solutions }) => solutions.includes(root))?.file ?? []);
  return [...new Set(found)];
}
