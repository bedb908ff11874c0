import { html, nothing, type TemplateResult } from 'lit';
import type { EnvironmentColumn, Problem } from '../../protocol/mappingView';
import { icons } from '../icons/icons';
import { words } from '../words';
import type { EntryRow, GridCell, GroupRow } from './gridModel';
import { headerColumn } from './gridModel';

/** The column of a cell, and whether the cell is the one that Tab moves the focus to. */
interface CellPlace {
  /** The number of the column, counted from 1. Column 1 contains the row headers. */
  readonly columnIndex: number;
  readonly isFocused: boolean;
}

/**
 * The row header and the cells of a row.
 * @param focusedColumn The number of the focused cell in this row: 0 is the row header, −1 means that the focus is in
 * another row.
 * @param editedColumn The id of the column whose cell is being edited; undefined when no cell of this row is.
 * @param editor Creates the editor for that cell.
 */
export function entryTemplate(
  row: EntryRow,
  columns: readonly EnvironmentColumn[],
  focusedColumn: number,
  editedColumn: string | undefined,
  editor: () => TemplateResult | undefined,
): TemplateResult {
  return html`${rowHeaderTemplate(row, focusedColumn === 0)}
  ${columns.map((column, index) => {
    const cell = row.cells[index];
    const place = { columnIndex: index + 2, isFocused: focusedColumn === index + 1 };
    return cell && cellTemplate(row, cell, column, place, column.id === editedColumn ? editor() : undefined);
  })}`;
}

function cellTemplate(
  row: EntryRow,
  cell: GridCell,
  column: EnvironmentColumn,
  { columnIndex, isFocused }: CellPlace,
  editor: TemplateResult | undefined,
): TemplateResult {
  const [worst] = cell.problems;
  // A value that makes the import fail must look different from a correct value.
  const isWrong = worst?.severity === 'error';
  const description = cell.problems.map(problemText).join(' ');
  const descriptionId = `about-${columnIndex}-${row.id}`;
  const classes = [
    'cell',
    cell.state,
    isWrong && 'wrong',
    cell.isEditable && 'editable',
    column.isTemplate && 'of-template',
    editor && 'edited',
  ];
  return html`<div
    role="gridcell"
    class=${classes.filter(Boolean).join(' ')}
    data-column=${column.id}
    aria-colindex=${columnIndex}
    aria-readonly=${cell.isEditable ? nothing : 'true'}
    aria-describedby=${description === '' ? nothing : descriptionId}
    tabindex=${isFocused ? 0 : -1}
    title=${tooltip(cell, description)}
  >
    ${
      editor ??
      html`${cellText(cell)}
      ${worst === undefined || isWrong ? nothing : html`<span class="icon-${worst.severity}">${problemIcon(worst)}</span>`}
      ${cell.isEditable && isFocused ? html`<span class="open-editor">${icons.chevronDown}</span>` : nothing}
      ${description === '' ? nothing : html`<span hidden id=${descriptionId}>${description}</span>`}`
    }
  </div>`;
}

/** The text of a cell. It uses few elements, because the grid shows hundreds of cells at a time. */
function cellText({ text, isLiteral, detail }: GridCell): TemplateResult {
  const line = html`<div class=${isLiteral ? 'ellipsis text mono' : 'ellipsis text'}>${text}</div>`;
  if (detail === '') return line;
  return html`<div class="lines">
    ${line}
    <div class="ellipsis detail mono">${detail}</div>
  </div>`;
}

function rowHeaderTemplate(row: EntryRow, isFocused: boolean): TemplateResult {
  return html`<div
    role="rowheader"
    class="cell name ${row.field}"
    data-column=${headerColumn}
    aria-colindex="1"
    tabindex=${isFocused ? 0 : -1}
    title=${[row.title, row.subtitle, ...row.facts].filter((line) => line !== '').join('\n')}
  >
    <div class="lines">
      <div class="ellipsis text">${row.title}</div>
      ${
        row.subtitle === '' || row.field === 'connector'
          ? nothing
          : html`<div class="ellipsis detail ${row.isSubtitleLiteral ? 'mono' : ''}">${row.subtitle}</div>`
      }
    </div>
  </div>`;
}

export function groupTemplate(row: GroupRow, columnCount: number, isFocused: boolean): TemplateResult {
  return html`<div
    role="rowheader"
    class="cell name group-name"
    data-column=${headerColumn}
    aria-colindex="1"
    aria-colspan=${columnCount}
    tabindex=${isFocused ? 0 : -1}
    title=${`${row.title}\n${row.subtitle}`}
  >
    <div class="group-title">${row.title} <span class="detail mono">${row.subtitle}</span></div>
  </div>`;
}

export function problemIcon({ severity }: Pick<Problem, 'severity'>): TemplateResult {
  if (severity === 'error') return icons.error;
  return severity === 'warning' ? icons.warning : icons.info;
}

export function problemText({ severity, message }: Problem): string {
  return `${words.severities[severity]}: ${message}`;
}

function tooltip({ text, detail }: GridCell, description: string): string {
  return [text, detail, description].filter((line) => line !== '').join('\n');
}
