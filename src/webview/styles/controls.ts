import { css } from 'lit';

/** Styles that several elements use: icons, buttons without a frame, and texts that are only for screen readers. */
export const controlStyles = css`
  :host {
    box-sizing: border-box;
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size, 13px);
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  .icon {
    display: block;
    flex: none;
    font: 16px/16px connref-icons;
    height: 16px;
    text-align: center;
    user-select: none;
    width: 16px;
  }

  .icon-button {
    align-items: center;
    background: none;
    border: 1px solid transparent;
    border-radius: 5px;
    color: var(--vscode-icon-foreground, inherit);
    cursor: pointer;
    display: inline-flex;
    flex: none;
    font: inherit;
    gap: 4px;
    height: 24px;
    justify-content: center;
    min-width: 24px;
    padding: 0 3px;
  }

  .icon-button:hover:not(:disabled) {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
    outline-offset: -1px;
  }

  .icon-button:disabled {
    cursor: default;
    opacity: 0.4;
  }

  .link-button {
    background: none;
    border: 0;
    border-radius: 2px;
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
    font: inherit;
    padding: 0 2px;
  }

  .link-button:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }

  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  select {
    background: var(--vscode-dropdown-background);
    border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    color: var(--vscode-dropdown-foreground);
    font: inherit;
    height: 26px;
    max-width: 100%;
    padding: 0 4px;
    text-overflow: ellipsis;
  }

  input[type='text'],
  input[type='search'],
  textarea {
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    color: var(--vscode-input-foreground);
    font: inherit;
    height: 26px;
    padding: 0 6px;
  }

  input::placeholder,
  textarea::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
    text-overflow: ellipsis;
  }

  input[aria-invalid='true'] {
    border-color: var(--vscode-inputValidation-errorBorder);
  }

  .check {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: 8px;
    line-height: 18px;
    overflow-wrap: anywhere;
    padding: 3px 0;
  }

  input[type='checkbox'] {
    appearance: none;
    background: var(--vscode-checkbox-background);
    border: 1px solid var(--vscode-checkbox-border);
    border-radius: 3px;
    color: var(--vscode-checkbox-foreground);
    flex: none;
    height: 18px;
    margin: 0;
    width: 18px;
  }

  input[type='checkbox']:checked::before {
    background: currentcolor;
    clip-path: polygon(14% 50%, 24% 40%, 42% 60%, 78% 20%, 88% 30%, 43% 80%);
    content: '';
    display: block;
    height: 100%;
  }

  @media (forced-colors: active) {
    input[type='checkbox'] {
      appearance: auto;
    }
  }

  .mono {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.92em;
  }

  .dim {
    color: var(--vscode-descriptionForeground);
  }

  .error {
    color: var(--vscode-list-errorForeground, var(--vscode-errorForeground));
  }

  .warning {
    color: var(--vscode-list-warningForeground);
  }

  .error > .icon,
  .icon-error {
    color: var(--vscode-problemsErrorIcon-foreground);
  }

  .warning > .icon,
  .icon-warning {
    color: var(--vscode-problemsWarningIcon-foreground);
  }

  .icon-information,
  .icon-hint {
    color: var(--vscode-problemsInfoIcon-foreground);
  }

  .icon-ok {
    color: var(--vscode-testing-iconPassed, inherit);
  }

  .ellipsis {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .only-read-out {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
`;
