import { css } from 'lit';

export const connrefPageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    min-height: 320px;
  }

  header {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    justify-content: space-between;
    padding: 8px 12px 2px;
  }

  h1 {
    font-size: 1.3em;
    font-weight: 400;
    margin: 0;
  }

  .toolbar {
    display: flex;
    gap: 2px;
  }

  [role='tablist'] {
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    display: flex;
    flex: none;
    overflow-x: auto;
    padding: 0 8px;
    scrollbar-width: none;
  }

  .tab {
    align-items: center;
    background: none;
    border: 0;
    border-bottom: 1px solid transparent;
    color: var(--vscode-panelTitle-inactiveForeground);
    cursor: pointer;
    display: flex;
    flex: none;
    font: inherit;
    gap: 6px;
    height: 34px;
    padding: 0 8px;
  }

  .tab:hover,
  .tab[aria-selected='true'] {
    color: var(--vscode-panelTitle-activeForeground);
  }

  .tab[aria-selected='true'] {
    border-bottom-color: var(--vscode-panelTitle-activeBorder);
  }

  .badge {
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 11px;
    color: var(--vscode-badge-foreground);
    font-size: 11px;
    line-height: 16px;
    min-width: 18px;
    padding: 0 5px;
    text-align: center;
  }

  main {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }

  .panel {
    flex: 1;
    min-height: 0;
  }

  .waiting {
    padding: 24px;
    text-align: center;
  }

  .reading {
    align-items: center;
    display: flex;
    gap: 6px;
    padding: 6px 12px;
  }

  .notice {
    align-items: start;
    background: var(--vscode-inputValidation-infoBackground);
    border: 1px solid var(--vscode-inputValidation-infoBorder);
    color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
    display: flex;
    gap: 8px;
    margin: 6px 12px;
    padding: 3px 4px 3px 8px;
  }

  .notice.error {
    background: var(--vscode-inputValidation-errorBackground);
    border-color: var(--vscode-inputValidation-errorBorder);
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
  }

  .notice > span:first-child {
    padding-top: 4px;
  }

  .notice-text {
    flex: 1;
    line-height: 18px;
    min-width: 0;
    overflow-wrap: anywhere;
    padding-top: 3px;
  }

  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-bottom-color: Highlight;
    }
  }
`;
