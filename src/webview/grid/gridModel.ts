import type { CellState, EnvironmentColumn, Problem } from '../../protocol/mappingView';

/**
 * The kind of rows in a grid: connection references or environment variables. The protocol between page and extension
 * uses the same values.
 */
export type GridSubject = 'references' | 'variables';
/**
 * The kind of values in the cells of a row: connection ids, ids of a custom connector, or values of an environment
 * variable.
 */
export type GridField = 'connection' | 'connector' | 'variable';

/** The rows and columns that a grid shows. They are made from the data of the extension and the filter. */
export interface GridModel {
  readonly subject: GridSubject;
  readonly columns: readonly EnvironmentColumn[];
  /** For each column, how many of its cells have a value, such as “3 of 7”. */
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
  /** An id that no other row of the grid has. */
  readonly id: string;
  /**
   * The id of the row in `MappingView`. The two rows of one reference, for its connection and its connector, have the
   * same id.
   */
  readonly hostRow: string;
  readonly field: GridField;
  readonly title: string;
  readonly subtitle: string;
  /**
   * Whether {@link subtitle} is a name from the files, which is shown in the editor font. False when it is a text of
   * the page.
   */
  readonly isSubtitleLiteral: boolean;
  /** More lines about the row, for its tooltip and the details below the grid. */
  readonly facts: readonly string[];
  /** The API name of the connector; empty for an environment variable, and when the connector is unknown. */
  readonly connector: string;
  readonly connectorName: string;
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly state: CellState;
  /** The value in the file, which is edited and copied. */
  readonly value: string;
  /** The first line of the cell. */
  readonly text: string;
  /**
   * Whether {@link text} is a value from the file, which is shown in the editor font. False when it is a text of the
   * page.
   */
  readonly isLiteral: boolean;
  /** The second line of the cell; empty when the cell has one line. */
  readonly detail: string;
  /**
   * The findings about the value, and a warning if the settings files contain different values. Sorted by severity,
   * errors first.
   */
  readonly problems: readonly Problem[];
  readonly isEditable: boolean;
}

/**
 * The ids of the row that contains the column headers, and of the column that contains the row headers. No other row or
 * column has these ids.
 */
export const headerRow = '#header';
export const headerColumn = '#name';

const severities = ['error', 'warning', 'information', 'hint'];

export function worstFirst(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  return problems.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** Whether an environment cannot be edited, because all its settings files are broken. */
export function isBroken({ files }: EnvironmentColumn): boolean {
  return files.length > 0 && files.every(({ broken }) => broken !== undefined);
}

export function rowHeight(row: GridRow): number {
  if (row.kind === 'group') return 28;
  return row.field === 'connector' ? 30 : 42;
}
