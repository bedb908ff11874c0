import { css } from 'lit';

export const gridViewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }

  connref-grid {
    flex: 1;
    min-height: 160px;
  }

  .filters {
    align-items: center;
    border-bottom: 1px solid var(--vscode-editorGroup-border, var(--vscode-panel-border, transparent));
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    padding: 6px 12px;
  }

  .filter {
    flex: 0 1 420px;
    min-width: 150px;
  }

  .count {
    margin-left: auto;
  }

  .first {
    border-bottom: 1px solid var(--vscode-editorGroup-border, var(--vscode-panel-border, transparent));
    padding: 4px 12px 12px;
  }

  .first h2 {
    font-size: 1.1em;
    margin: 4px 0;
  }

  .first p {
    margin: 0 0 8px;
  }

  .empty {
    margin: 48px auto;
    max-width: 460px;
    padding: 0 20px;
    text-align: center;
  }

  .empty h2 {
    font-size: 1.25em;
    font-weight: 400;
    margin: 0 0 8px;
  }

  .empty p {
    line-height: 1.5;
    margin: 0 0 16px;
  }
`;
