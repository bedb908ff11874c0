import type { EnvironmentSettings, SettingEntry } from './environmentSettings';
import type { Tokens } from '../../../core/deployment/tokens';
import type { FilePath } from '../../../core/model/filePath';
import type { CellState } from '../../../protocol/mappingView';
import type { MappingRow } from './mappingRows';

/** Where a row stands in the files of one environment, and what an edit of the cell changes. */
export interface MappingCell {
  readonly state: CellState;
  /** What the cell shows; empty where files differ. */
  readonly value: string;
  readonly connectorId: string;
  /** Every entry of the row, in the order of the files. */
  readonly entries: readonly SettingEntry[];
  /** The entries that a new value goes into. */
  readonly edited: readonly SettingEntry[];
  /** The files that get an entry with the value, where there is none yet. */
  readonly added: readonly FilePath[];
}

/**
 * Files of an environment are laid over one another: a later one wins, but for an empty value. That holds where somebody
 * declared their order and they are for the same solution. Others stand side by side, each for its own import: where their
 * values are not the same, the cell says so, and a new value goes into all of them.
 */
export function mappingCell(row: MappingRow, settings: EnvironmentSettings, tokens: Tokens): MappingCell {
  const entries = settings.entries(row.kind, row.name);
  const values = new Set(entries.flatMap(({ value = '' }) => (value === '' ? [] : [value])));
  const connectorId = entries.findLast((entry) => entry.connectorId !== undefined)?.connectorId ?? '';
  const effective = settings.effective(row.kind, row.name);
  if (!effective) {
    const added = filesFor(row, settings);
    const state = added.length > 0 ? 'missing' : 'none';
    return { state, value: '', connectorId: '', entries, edited: [], added };
  }
  const laidOver = areLaidOver(entries, settings);
  const common = { connectorId, entries, edited: laidOver ? [effective] : entries, added: [] };
  if (values.size > 1 && !laidOver) {
    return { state: 'differs', value: '', ...common };
  }
  const value = effective.value ?? '';
  return { state: value === '' ? 'empty' : tokens.holdsToken(value) ? 'token' : 'value', value, ...common };
}

function areLaidOver(entries: readonly SettingEntry[], { environment }: EnvironmentSettings): boolean {
  const [first, ...others] = entries.map(
    ({ file }) => environment.files.find((target) => target.file === file)?.solutions ?? [],
  );
  return environment.isDeclared && others.every((roots) => roots.some((root) => first?.includes(root)));
}

/** Of each solution that defines it the last file: that lies over the others. */
function filesFor({ roots }: MappingRow, { environment, files }: EnvironmentSettings): FilePath[] {
  const targets = environment.files.filter(({ file }) => files.some((settings) => settings.file === file));
  const found = [...roots].flatMap((root) => targets.findLast(({ solutions }) => solutions.includes(root))?.file ?? []);
  return [...new Set(found)];
}
