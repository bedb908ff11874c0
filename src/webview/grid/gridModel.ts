import type { CellState, EnvironmentColumn, Problem } from '../../protocol/mappingView';

/** What the rows of a grid are, in the protocol’s words. */
export type GridSubject = 'references' | 'variables';
/** What a cell’s text is of its row. */
export type GridField = 'connection' | 'connector' | 'variable';

/** A grid as it is drawn: made from the host’s view and the user’s filters. */
export interface GridModel {
  readonly subject: GridSubject;
  readonly columns: readonly EnvironmentColumn[];
  /** How far each column is, in words. */
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
  /** The host’s name for it; rows of different fields share one. */
  readonly hostRow: string;
  readonly field: GridField;
  readonly title: string;
  readonly subtitle: string;
  /** Whether {@link subtitle} is a name as the files have it rather than words of ours. */
  readonly isNamed: boolean;
  /** What else there is to say of it, a line each. */
  readonly facts: readonly string[];
  /** The API name; empty for variables. */
  readonly connector: string;
  readonly connectorName: string;
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly state: CellState;
  /** What is edited and copied. */
  readonly value: string;
  /** The first line. */
  readonly text: string;
  /** Whether {@link text} is a value as the file has it rather than words of ours. */
  readonly isLiteral: boolean;
  /** The second line; empty when there is none. */
  readonly detail: string;
  /** The worst first. */
  readonly problems: readonly Problem[];
  readonly isEditable: boolean;
}

/** The row of the column headers, and the column of the row headers, as places of the focus. */
export const headerRow = '#header';
export const headerColumn = '#name';

const severities = ['error', 'warning', 'information', 'hint'];

export function worstFirst(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  return problems.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** Whether nothing of the environment can be edited, because none of its files can be read. */
export function isBroken({ files }: EnvironmentColumn): boolean {
  return files.length > 0 && files.every(({ broken }) => broken !== undefined);
}

export function rowHeight(row: GridRow): number {
  if (row.kind === 'group') return 28;
  return row.field === 'connector' ? 30 : 42;
}
