import { css } from 'lit';

export const cellEditorStyles = css`
  :host {
    display: block;
    flex: 1;
    height: 100%;
    min-width: 0;
    position: relative;
  }

  input[type='text'],
  textarea {
    border-color: var(--vscode-focusBorder);
    border-radius: 0;
    height: 100%;
    outline: none;
    padding: 0 6px;
    width: 100%;
  }

  textarea {
    height: auto;
    inset: 0 0 auto;
    min-height: 100%;
    position: absolute;
    resize: none;
    white-space: pre;
    z-index: 1;
  }

  .panel {
    background: var(--vscode-editorSuggestWidget-background);
    border: 1px solid var(--vscode-editorSuggestWidget-border);
    border-radius: 4px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    color: var(--vscode-editorSuggestWidget-foreground);
    inset: auto;
    margin: 0;
    overflow: auto;
    padding: 2px;
    position: fixed;
  }

  .option {
    border: 1px solid transparent;
    border-radius: 3px;
    cursor: pointer;
    line-height: 18px;
    padding: 2px 6px;
  }

  .first-line {
    display: flex;
    gap: 8px;
    justify-content: space-between;
  }

  .option:hover {
    background: var(--vscode-list-hoverBackground);
  }

  .option[aria-selected='true'],
  .option[aria-selected='true'] .dim {
    background: var(--vscode-editorSuggestWidget-selectedBackground);
    color: var(--vscode-editorSuggestWidget-selectedForeground);
  }

  .option[aria-selected='true'] {
    border-color: var(--vscode-contrastActiveBorder, transparent);
  }

  .for-all {
    align-items: center;
    background: none;
    border: 0;
    border-top: 1px solid var(--vscode-editorSuggestWidget-border);
    color: inherit;
    cursor: pointer;
    display: flex;
    font: inherit;
    gap: 8px;
    justify-content: space-between;
    padding: 5px 7px;
    text-align: left;
    width: 100%;
  }

  .for-all:first-child {
    border-top: 0;
  }

  .for-all:hover:not(:disabled) {
    background: var(--vscode-list-hoverBackground);
  }

  .for-all:disabled {
    cursor: default;
    opacity: 0.5;
  }

  kbd {
    flex: none;
    font: inherit;
    font-size: 0.9em;
  }

  .none-known {
    padding: 6px 7px;
  }

  .conflict {
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder);
    color: var(--vscode-inputValidation-warningForeground, inherit);
    margin-bottom: 2px;
    overflow-wrap: anywhere;
    padding: 5px 7px;
  }
`;
