import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../styles/controls';

export interface MenuItem {
  readonly label: string;
  readonly isDisabled?: boolean;
  /** Whether a line is drawn above the item, because it is the first of a group. */
  readonly startsGroup?: boolean;
  readonly run: () => void;
}

/**
 * A menu that follows the ARIA Authoring Practices. It is used instead of `vscode-context-menu`, whose items have no
 * ARIA roles, so that screen readers do not find them. Fires `closed`.
 */
@customElement('connref-menu')
export class PopupMenu extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        background: var(--vscode-menu-background);
        border: 1px solid var(--vscode-menu-border, var(--vscode-contrastBorder, transparent));
        border-radius: 5px;
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
        color: var(--vscode-menu-foreground);
        inset: auto;
        margin: 0;
        max-width: calc(100vw - 8px);
        padding: 4px;
        position: fixed;
      }

      button {
        background: none;
        border: 1px solid transparent;
        border-radius: 3px;
        color: inherit;
        cursor: pointer;
        display: block;
        font: inherit;
        line-height: 20px;
        max-width: 100%;
        overflow: hidden;
        padding: 1px 22px;
        text-align: left;
        text-overflow: ellipsis;
        white-space: nowrap;
        width: 100%;
      }

      button:focus {
        background: var(--vscode-menu-selectionBackground);
        border-color: var(--vscode-menu-selectionBorder, transparent);
        color: var(--vscode-menu-selectionForeground);
        outline: none;
      }

      button[aria-disabled='true'] {
        cursor: default;
        opacity: 0.5;
      }

      hr {
        border: 0;
        border-top: 1px solid var(--vscode-menu-separatorBackground);
        margin: 4px 0;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property({ attribute: false }) label = '';
  /**
   * The element at which the menu opens, such as a button: below it, or above it if there is not enough space below.
   */
  @property({ attribute: false }) anchor: HTMLElement | undefined;
  /** Moves the focus back to the element that had it before the menu opened. */
  @property({ attribute: false }) returnFocus: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
    this.role = 'menu';
    this.addEventListener('keydown', this.#onKeyDown);
    this.addEventListener('toggle', (event) => {
      if (event.newState === 'closed') this.dispatchEvent(new Event('closed'));
    });
  }

  protected override firstUpdated(): void {
    this.ariaLabel = this.label;
    this.showPopover();
    const anchor = this.anchor?.getBoundingClientRect() ?? new DOMRect();
    const { width, height } = this.getBoundingClientRect();
    const top = anchor.bottom + height > window.innerHeight - 4 ? Math.max(4, anchor.top - height) : anchor.bottom;
    this.style.left = `${Math.max(4, Math.min(anchor.right - width, window.innerWidth - width - 4))}px`;
    this.style.top = `${Math.max(4, Math.min(top, window.innerHeight - height - 4))}px`;
    this.#buttons()[0]?.focus();
  }

  protected override render(): TemplateResult {
    return html`${this.items.map(
      (item) => html`
        ${item.startsGroup ? html`<hr role="separator" />` : ''}
        <button
          role="menuitem"
          tabindex="-1"
          aria-disabled=${item.isDisabled ?? false}
          @click=${() => this.#run(item)}
          @mouseenter=${focusTarget}
        >
          ${item.label}
        </button>
      `,
    )}`;
  }

  #run(item: MenuItem): void {
    if (item.isDisabled) return;
    this.#close();
    item.run();
  }

  #close(): void {
    this.returnFocus();
    this.hidePopover();
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')];
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const buttons = this.#buttons();
    const now = buttons.findIndex((button) => button.matches(':focus'));
    const go = (index: number) => buttons.at(index % buttons.length)?.focus();
    if (event.key === 'ArrowDown') go(now + 1);
    else if (event.key === 'ArrowUp') go(now - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else if (event.key.length === 1 && event.key !== ' ') this.#focusLetter(event.key, now);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #focusLetter(letter: string, now: number): void {
    const buttons = this.#buttons();
    const rotated = [...buttons.slice(now + 1), ...buttons.slice(0, now + 1)];
    const start = letter.toLowerCase();
    rotated.find(({ innerText }) => innerText.trim().toLowerCase().startsWith(start))?.focus();
  }
}

function focusTarget(event: MouseEvent): void {
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

declare global {
  interface HTMLElementTagNameMap {
    'connref-menu': PopupMenu;
  }
}
