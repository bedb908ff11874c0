import { css, unsafeCSS } from 'lit';
import { iconCharacters, type IconName } from '../icons/icons';

/** A pseudo-element with an icon. Screen readers skip the icon, because the text next to it has the same meaning. */
const mark = (name: IconName) => unsafeCSS(`'${iconCharacters[name]}' / ''`);

export const mappingGridStyles = css`
  :host {
    --name-width: 280px;
    --cell-width: 220px;
    --line: var(--vscode-editorGroup-border, var(--vscode-panel-border, transparent));
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
    scroll-padding: 50px 0 0 var(--name-width);
  }

  .canvas {
    contain: layout;
    min-width: calc(var(--name-width) + var(--columns) * var(--cell-width));
    position: relative;
  }

  .row {
    display: grid;
    grid-template-columns: var(--name-width) repeat(var(--columns), minmax(var(--cell-width), 1fr));
    min-width: calc(var(--name-width) + var(--columns) * var(--cell-width));
  }

  .canvas .row {
    contain: layout style;
    inset: 0 0 auto;
    position: absolute;
  }

  /* The editor of a value with several lines covers the rows below it. */
  .canvas .row.edited {
    z-index: 1;
  }

  .headers {
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--line);
    height: 50px;
    position: sticky;
    top: 0;
    z-index: 3;
  }

  /* Cells with values have no position, clipping or background. Each would add a layer, and many layers make scrolling slow. */
  .cell {
    align-items: center;
    border-bottom: 1px solid var(--line);
    border-right: 1px solid var(--line);
    display: flex;
    gap: 6px;
    height: 100%;
    line-height: 17px;
    min-width: 0;
    outline-offset: -1px;
    padding: 0 8px;
  }

  .headers .cell {
    border-bottom: 0;
  }

  .cell.editable {
    cursor: cell;
  }

  .cell.name {
    background: var(--vscode-editor-background);
    left: 0;
    padding-left: 20px;
    position: sticky;
    z-index: 2;
  }

  .cell.corner {
    color: var(--vscode-descriptionForeground);
    padding-left: 8px;
    z-index: 4;
  }

  .cell.connector {
    color: var(--vscode-descriptionForeground);
    padding-left: 36px;
  }

  .row.group {
    display: block;
  }

  .group-title {
    left: 8px;
    position: sticky;
    white-space: nowrap;
  }

  .row.group .cell {
    overflow: clip;
    background: var(--vscode-sideBarSectionHeader-background, var(--vscode-editor-background));
    border-right: 0;
    font-weight: 600;
    padding-left: 8px;
  }

  .group-name .detail {
    font-weight: normal;
  }

  .row.entry:hover .cell:not(.name) {
    background: var(--vscode-list-hoverBackground);
  }

  .cell:focus {
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -2px;
  }

  .cell.edited {
    padding: 0;
  }

  .lines,
  .cell > .text {
    flex: 1;
    min-width: 0;
  }

  .text.mono {
    line-height: 17px;
  }

  .detail {
    color: var(--vscode-descriptionForeground);
    line-height: 15px;
  }

  .cell::before {
    color: var(--vscode-descriptionForeground);
    flex: none;
    font: 16px/16px connref-icons;
    width: 16px;
  }

  .value::before {
    content: ${mark('check')};
  }

  .token::before {
    content: ${mark('variable')};
  }

  .empty::before {
    content: ${mark('circle')};
  }

  .missing::before {
    content: ${mark('question')};
  }

  .differs::before {
    content: ${mark('diff')};
  }

  .none::before {
    content: ${mark('dash')};
  }

  .value::before {
    color: var(--vscode-testing-iconPassed, var(--vscode-descriptionForeground));
  }

  .token::before {
    color: var(--vscode-symbolIcon-variableForeground, var(--vscode-descriptionForeground));
  }

  .cell.edited::before {
    content: none;
  }

  .cell.wrong:not(.edited)::before {
    color: var(--vscode-problemsErrorIcon-foreground);
    content: ${mark('error')};
  }

  .empty .text,
  .missing .text {
    font-style: italic;
  }

  .empty.of-template .text,
  .none .text {
    color: var(--vscode-descriptionForeground);
  }

  .none {
    cursor: default;
  }

  .open-editor {
    border-radius: 3px;
    cursor: pointer;
  }

  .open-editor:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }

  .column-header .text {
    font-weight: 600;
  }

  .tag {
    border: 1px solid var(--vscode-descriptionForeground);
    border-radius: 3px;
    color: var(--vscode-descriptionForeground);
    font-size: 0.8em;
    font-weight: normal;
    margin-left: 6px;
    padding: 0 3px;
  }

  .verdict {
    align-items: center;
    display: flex;
    gap: 4px;
  }

  .verdict.fine .icon {
    color: var(--vscode-testing-iconPassed);
  }

  .open-broken {
    flex: none;
  }

  @media (width < 640px) {
    :host {
      --name-width: 148px;
      --cell-width: 190px;
    }

    .cell.name {
      padding-left: 10px;
    }

    .cell.connector {
      padding-left: 18px;
    }
  }

  @media (forced-colors: active) {
    .cell:focus {
      outline-color: Highlight;
    }
  }
`;
