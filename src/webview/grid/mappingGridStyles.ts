import { css } from 'lit';

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

  .headers {
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--line);
    height: 50px;
    position: sticky;
    top: 0;
    z-index: 3;
  }

  .cell {
    align-items: center;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--line);
    border-right: 1px solid var(--line);
    display: flex;
    gap: 6px;
    height: 100%;
    line-height: 17px;
    min-width: 0;
    outline-offset: -1px;
    overflow: hidden;
    padding: 0 8px;
    position: relative;
  }

  .headers .cell {
    border-bottom: 0;
  }

  .cell.editable {
    cursor: cell;
  }

  .cell.name {
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

  .cell:has(connref-cell-editor) {
    overflow: visible;
    padding: 0;
    z-index: 1;
  }

  .lines {
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

  .cell > .icon {
    color: var(--vscode-descriptionForeground);
  }

  .value > .icon {
    color: var(--vscode-testing-iconPassed, var(--vscode-descriptionForeground));
  }

  .token > .icon {
    color: var(--vscode-symbolIcon-variableForeground, var(--vscode-descriptionForeground));
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
    opacity: 0;
  }

  .cell:hover > .open-editor,
  .cell:focus > .open-editor {
    opacity: 1;
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
