import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ConnectionView, EnvironmentColumn } from '../../protocol/mappingView';
import { problemIcon, problemText } from '../grid/cellTemplates';
import { headerFacts, verdictWord } from '../grid/columnHeader';
import { isBroken, type EntryRow, type GridCell } from '../grid/gridModel';
import { controlStyles } from '../styles/controls';
import { words } from '../words';

/** The cell, row header or column header that has the focus, for the details below the grid. */
export type DetailSubject =
  | { readonly kind: 'cell'; readonly row: EntryRow; readonly column: EnvironmentColumn; readonly cell: GridCell }
  | { readonly kind: 'row'; readonly row: EntryRow }
  | { readonly kind: 'column'; readonly column: EnvironmentColumn };

export type DetailAction = 'edit' | 'clear' | 'open' | 'same';

/**
 * Shows the details of the focused cell or header below the grid, because the cell has no space for them. Fires
 * `action` when people click a button.
 */
@customElement('connref-cell-details')
export class CellDetails extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
        display: block;
        flex: none;
        height: 92px;
        line-height: 18px;
        overflow: auto;
        padding: 6px 12px;
      }

      @media (height < 520px) {
        :host {
          height: 62px;
        }
      }

      .title {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
      }

      strong {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .line {
        overflow-wrap: anywhere;
      }

      .finding {
        align-items: start;
        display: flex;
        gap: 5px;
      }

      .finding .icon {
        margin-top: 1px;
      }

      .actions {
        margin-left: auto;
      }
    `,
  ];

  @property({ attribute: false }) subject: DetailSubject | undefined;
  @property({ attribute: false }) connection: ConnectionView | undefined;

  protected override render(): TemplateResult {
    const { subject } = this;
    if (!subject) return html`<span class="dim">${words.hint}</span>`;
    if (subject.kind === 'cell') return this.#cellDetails(subject);
    return subject.kind === 'row' ? rowDetails(subject.row) : columnDetails(subject.column);
  }

  #cellDetails({ row, column, cell }: Extract<DetailSubject, { kind: 'cell' }>): TemplateResult {
    const name = row.field === 'connector' ? `${row.title}, ${row.subtitle}` : row.title;
    const hasValue = cell.value !== '';
    return html`<div class="title">
        <strong>${words.inEnvironment(name, column.name)}</strong>
        <span class="actions">
          ${cell.isEditable ? this.#action('edit', words.edit) : nothing}
          ${cell.isEditable && hasValue && row.field === 'connection' ? this.#action('same', words.same) : nothing}
          ${cell.isEditable && hasValue ? this.#action('clear', words.clear) : nothing}
          ${cell.isEditable && cell.state !== 'missing' ? this.#action('open', words.openInFile) : nothing}
        </span>
      </div>
      <div class="line">${this.#valueDetails(cell, column)}</div>
      ${cell.problems.map(
        (problem) =>
          html`<div class="line finding">
            <span class="icon-${problem.severity}">${problemIcon(problem)}</span><span>${problemText(problem)}</span>
          </div>`,
      )}`;
  }

  #valueDetails(cell: GridCell, column: EnvironmentColumn): TemplateResult {
    const { connection } = this;
    if (isBroken(column)) return html`${column.files.map(({ broken }) => html`<div>${broken}</div>`)}`;
    if (cell.state === 'none') {
      return html`${cell.text === words.states.none ? words.noneHelp(column.name) : cell.text}`;
    }
    if (cell.state === 'empty' || cell.state === 'missing') return html`<span class="dim">${cell.text}</span>`;
    const facts = connection ? [connection.status, connection.owner && words.connections.owner(connection.owner)] : [];
    const rest = facts.filter((fact) => fact !== '').join(' · ');
    return html`${cell.isLiteral ? nothing : html`${cell.text} `}<span class="mono">${cell.value}</span>
      <span class="dim">${rest}</span>`;
  }

  #action(action: DetailAction, label: string): TemplateResult {
    const fire = () => this.dispatchEvent(new CustomEvent('action', { detail: action }));
    return html`<button class="link-button" @click=${fire}>${label}</button>`;
  }
}

function rowDetails(row: EntryRow): TemplateResult {
  return html`<div class="title"><strong>${row.title}</strong><span class="mono dim">${row.subtitle}</span></div>
    ${row.facts.map((fact) => html`<div class="line">${fact}</div>`)}`;
}

function columnDetails(column: EnvironmentColumn): TemplateResult {
  const { flowsOff } = column;
  return html`<div class="title">
      <strong>${column.name}</strong>
      <span>${isBroken(column) ? words.brokenColumn : verdictWord(column)}</span>
      <span class="dim">${words.mappedOf(column.mapped, column.total)}</span>
    </div>
    ${flowsOff.length === 0 ? nothing : html`<div class="line">${words.flowsNamed(flowsOff)}</div>`}
    ${headerFacts(column).map((fact) => html`<div class="line">${fact}</div>`)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-cell-details': CellDetails;
  }
}
