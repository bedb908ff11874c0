/** The place of a cell in a grid. Row −1 contains the column headers, and column 0 contains the row headers. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridExtent {
  readonly rows: number;
  readonly columns: number;
  /** How many rows Page Up and Page Down move the focus. */
  readonly page: number;
}

/**
 * The place to which a key moves the focus, as the grid pattern of the ARIA Authoring Practices defines it, with Ctrl
 * and an arrow key in addition; undefined when the key does not move the focus.
 * @param toEnd Whether the key goes to the first or last row or column, because Ctrl is pressed.
 */
export function placeAfterKey(
  { row, column }: GridPlace,
  { key, toEnd }: { key: string; toEnd: boolean },
  { rows, columns, page }: GridExtent,
): GridPlace | undefined {
  const last = { row: rows - 1, column: columns - 1 };
  const inside = (place: GridPlace): GridPlace => ({
    row: Math.min(Math.max(place.row, -1), last.row),
    column: Math.min(Math.max(place.column, 0), last.column),
  });
  switch (key) {
    case 'ArrowUp':
      return inside({ row: toEnd ? 0 : row - 1, column });
    case 'ArrowDown':
      return inside({ row: toEnd ? last.row : row + 1, column });
    case 'ArrowLeft':
      return inside({ row, column: toEnd ? 0 : column - 1 });
    case 'ArrowRight':
      return inside({ row, column: toEnd ? last.column : column + 1 });
    case 'Home':
      return inside({ row: toEnd ? 0 : row, column: 0 });
    case 'End':
      return inside({ row: toEnd ? last.row : row, column: last.column });
    case 'PageUp':
      return inside({ row: Math.max(row - page, Math.min(row, 0)), column });
    case 'PageDown':
      return inside({ row: row + page, column });
    default:
      return undefined;
  }
}
