import type { CellState, EnvironmentColumn, Problem } from '../../protocol/mappingView';

/** What the rows of a grid are: connection references or environment variables. The protocol uses the same values. */
export type GridSubject = 'references' | 'variables';
/** What the cells of a row contain: connection ids, ids of a custom connector, or values of a variable. */
export type GridField = 'connection' | 'connector' | 'variable';

/** The content of a grid, made from the view of the host and the filter of the user. */
export interface GridModel {
  readonly subject: GridSubject;
  readonly columns: readonly EnvironmentColumn[];
  /** For each column, how many of its cells have a value, as text. */
  readonly progress: readonly string[];
  readonly rows: readonly GridRow[];
}

export type GridRow = GroupRow | EntryRow;

export interface GroupRow {
  readonly kind: 'group';
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
}

export interface EntryRow {
  readonly kind: 'entry';
  /** Unique among the rows of the grid. */
  readonly id: string;
  /** The id of the row in the view of the host. A connection row and its connector row have the same one. */
  readonly hostRow: string;
  readonly field: GridField;
  readonly title: string;
  readonly subtitle: string;
  /** Whether {@link subtitle} is a name from the files, which is shown in the editor font; false for a text of the page. */
  readonly isSubtitleLiteral: boolean;
  /** More facts about the row, one line each. */
  readonly facts: readonly string[];
  /** The API name; empty for variables. */
  readonly connector: string;
  readonly connectorName: string;
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly state: CellState;
  /** The value that is edited and copied. */
  readonly value: string;
  /** The first line. */
  readonly text: string;
  /** Whether {@link text} is a value from the file, which is shown in the editor font; false for a text of the page. */
  readonly isLiteral: boolean;
  /** The second line; empty when there is none. */
  readonly detail: string;
  /** Sorted by severity, errors first. */
  readonly problems: readonly Problem[];
  readonly isEditable: boolean;
}

/** The ids of the row of column headers and of the column of row headers. No other row or column has them. */
export const headerRow = '#header';
export const headerColumn = '#name';

const severities = ['error', 'warning', 'information', 'hint'];

export function worstFirst(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  return problems.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** Whether an environment cannot be edited because none of its files can be read. */
export function isBroken({ files }: EnvironmentColumn): boolean {
  return files.length > 0 && files.every(({ broken }) => broken !== undefined);
}

export function rowHeight(row: GridRow): number {
  if (row.kind === 'group') return 28;
  return row.field === 'connector' ? 30 : 42;
}
