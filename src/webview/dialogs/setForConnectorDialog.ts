import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { otherConnections } from '../views/forConnector';
import { words } from '../words';
import { PageDialog } from './pageDialog';

const { dialogs } = words;

/**
 * The dialog that asks whether a new connection also replaces the connections that other references for the same
 * connector already have.
 */
@customElement('connref-set-for-connector-dialog')
export class SetForConnectorDialog extends PageDialog {
  @property({ attribute: false }) connector = '';
  @property({ attribute: false }) value = '';

  protected override get heading(): string {
    const name = this.view.references.find(({ connector }) => connector === this.connector)?.connectorName;
    return dialogs.setForConnector(name ?? this.connector, this.environmentName);
  }

  protected override body(): TemplateResult {
    const others = otherConnections(this.view, this.environment, this.connector, this.value);
    return html`<p>${dialogs.setForConnectorHelp(others)}</p>
      <p class="mono">${this.value}</p>`;
  }

  protected override actions(): TemplateResult {
    return html`<vscode-button class="accept" data-first @click=${() => this.#set(true)}
        >${dialogs.onlyUnmapped}</vscode-button
      >
      <vscode-button secondary class="replace-all" @click=${() => this.#set(false)}
        >${dialogs.replaceAll}</vscode-button
      >`;
  }

  #set(onlyUnmapped: boolean): void {
    const { environment, connector, value } = this;
    this.page.send({ type: 'setForConnector', environment, connector, value, onlyUnmapped });
    this.close();
  }
}
