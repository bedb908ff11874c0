import type { EntryRow, GridModel, GridRow } from '../grid/gridModel';

/**
 * Values that were sent to the extension but are not in its answer yet. Without them, a cell would show its old value
 * for a moment, and a second edit would be refused, because it would expect the old value.
 */
export class PendingEdits {
  readonly #values = new Map<string, string>();

  set(row: string, column: string, value: string): void {
    this.#values.set(`${row}\n${column}`, value);
  }

  clear(): void {
    this.#values.clear();
  }

  applyTo<Model extends GridModel>(model: Model): Model {
    if (this.#values.size === 0) return model;
    return { ...model, rows: model.rows.map((row) => this.#applyToRow(row, model)) };
  }

  #applyToRow(row: GridRow, { columns }: GridModel): GridRow {
    if (row.kind === 'group') return row;
    let changed: EntryRow | undefined;
    for (const [index, column] of columns.entries()) {
      const value = this.#values.get(`${row.id}\n${column.id}`);
      const cell = row.cells[index];
      if (value === undefined || !cell) continue;
      const state = value === '' ? 'empty' : 'value';
      const shown = { ...cell, state, value, text: value, detail: '', isLiteral: true, problems: [] } as const;
      changed = { ...row, cells: (changed ?? row).cells.with(index, shown) };
    }
    return changed ?? row;
  }
}
