import { html, nothing, type TemplateResult } from 'lit';
import type { EnvironmentColumn } from '../../protocol/mappingView';
import { icons, type IconName } from '../icons/icons';
import { words } from '../words';
import { headerColumn, headerRow, isBroken, type GridModel } from './gridModel';
import type { GridPlace } from './gridMoves';

const verdictIcons: Record<EnvironmentColumn['verdict'], { icon: IconName; look: string }> = {
  fails: { icon: 'error', look: 'error' },
  flowsOff: { icon: 'warning', look: 'warning' },
  uncertain: { icon: 'warning', look: 'warning' },
  needsConnections: { icon: 'warning', look: 'warning' },
  fine: { icon: 'pass', look: 'fine' },
  template: { icon: 'diff', look: 'dim' },
  unknown: { icon: 'question', look: 'dim' },
};

interface HeaderPlace {
  readonly columnIndex: number;
  readonly isFocused: boolean;
  readonly isMenuOpen: boolean;
  /** How many cells of the column have a value, such as “3 of 7”. */
  readonly progress: string;
}

/**
 * The row with the column headers.
 * @param focus The place of the focused cell.
 * @param openMenu The id of the column whose menu is open; empty when no menu is open.
 */
export function headersTemplate(model: GridModel, focus: GridPlace, openMenu: string): TemplateResult {
  return html`<div class="row headers" role="row" aria-rowindex="1" data-row=${headerRow}>
    <div
      role="columnheader"
      class="cell name corner"
      data-column=${headerColumn}
      aria-colindex="1"
      tabindex=${focus.row === -1 && focus.column === 0 ? 0 : -1}
    >
      <span class="ellipsis">${model.subject === 'references' ? words.reference : words.variable}</span>
    </div>
    ${model.columns.map((column, index) =>
      columnHeaderTemplate(column, {
        columnIndex: index + 2,
        isFocused: focus.row === -1 && focus.column === index + 1,
        isMenuOpen: openMenu === column.id,
        progress: model.progress[index] ?? '',
      }),
    )}
  </div>`;
}

function columnHeaderTemplate(
  column: EnvironmentColumn,
  { columnIndex, isFocused, isMenuOpen, progress }: HeaderPlace,
): TemplateResult {
  return html`<div
    role="columnheader"
    class="cell column-header"
    data-column=${column.id}
    aria-colindex=${columnIndex}
    tabindex=${isFocused ? 0 : -1}
    title=${headerTooltip(column)}
  >
    <div class="lines">
      <div class="ellipsis text">
        ${column.name}${
          column.isDeclared ? html`<span class="tag" title=${words.declaredHelp}>${words.declared}</span>` : nothing
        }
      </div>
      ${verdictTemplate(column, progress)}
    </div>
    ${
      column.isNew
        ? nothing
        : html`<button
            class="icon-button column-menu"
            tabindex="-1"
            aria-label=${words.menuOf(column.name)}
            aria-haspopup="menu"
            aria-expanded=${isMenuOpen}
          >
            ${icons.ellipsis}
          </button>`
    }
  </div>`;
}

function verdictTemplate(column: EnvironmentColumn, progress: string): TemplateResult {
  const broken = column.files.find((file) => file.broken !== undefined);
  if (broken !== undefined) {
    return html`<div class="verdict error">
      ${icons.error}<span class="ellipsis">${words.brokenColumn}</span
      ><button class="link-button open-broken" tabindex="-1" data-file=${broken.id}>${words.openFile}</button>
    </div>`;
  }
  const { icon, look } = verdictIcons[isConditionallyFine(column) ? 'flowsOff' : column.verdict];
  return html`<div class="verdict ${look}">
    ${icons[icon]}<span class="ellipsis">${verdictWord(column)}<span class="dim mapped"> · ${progress}</span></span>
  </div>`;
}

export function verdictWord(column: EnvironmentColumn): string {
  const { verdict, flowsOff, assumedPresent } = column;
  if (isConditionallyFine(column)) {
    return words.fineIf(assumedPresent);
  }
  return verdict === 'flowsOff' && flowsOff.length > 0 ? words.flowsStayOff(flowsOff.length) : words.verdicts[verdict];
}

function isConditionallyFine({ verdict, assumedPresent }: EnvironmentColumn): boolean {
  return verdict === 'fine' && assumedPresent.length > 0;
}

/**
 * The lines about an environment: why its files cannot be read, why its import fails, whether it is a template, how
 * Connref found it, and its settings files.
 */
export function headerFacts(column: EnvironmentColumn): readonly string[] {
  return [
    ...column.files.flatMap(({ broken }) => broken ?? []),
    ...column.failures,
    ...(column.isTemplate ? [words.templateHelp] : []),
    column.isDeclared ? words.declaredHelp : words.inferredHelp,
    ...column.files.map(({ path, solutions }) => words.fileFor(path, solutions)),
  ];
}

function headerTooltip(column: EnvironmentColumn): string {
  const verdict = isBroken(column) ? words.brokenColumn : verdictWord(column);
  const flows =
    column.flowsOff.length === 0 ? [] : [`${words.flowsStayOff(column.flowsOff.length)}:`, ...column.flowsOff];
  const lines = [`${column.name}: ${verdict}`, words.mappedOf(column.mapped, column.total), ...flows];
  return [...lines, ...headerFacts(column)].join('\n');
}
