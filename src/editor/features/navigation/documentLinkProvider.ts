import * as vscode from 'vscode';
import { type DocumentName, type DocumentNames, isCancelled } from './documentNames';

/** A link that contains the linked name, so that the target is looked up only when the link is clicked. */
class NameLink extends vscode.DocumentLink {
  readonly name: DocumentName;

  constructor(name: DocumentName, tooltip: string) {
    super(name.range);
    this.name = name;
    this.tooltip = tooltip;
  }
}

/** Makes links to child flows and custom connectors from their GUIDs and encoded names, which people cannot read. */
export class DocumentLinkProvider implements vscode.DocumentLinkProvider<NameLink> {
  readonly #names: DocumentNames;

  constructor(names: DocumentNames) {
    this.#names = names;
  }

  async provideDocumentLinks(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<NameLink[]> {
    const links: NameLink[] = [];
    for (const name of await this.#names.all(document, token)) {
      const tooltip = linkTooltip(name);
      if (tooltip !== undefined && this.#names.navigator.isDefined(name.mention, name.file)) {
        links.push(new NameLink(name, tooltip));
      }
    }
    return links;
  }

  async resolveDocumentLink(link: NameLink, token: vscode.CancellationToken): Promise<NameLink> {
    const { mention, file } = link.name;
    const found = await this.#names.navigator.definitions(mention, file, isCancelled(token));
    const [target] = this.#names.locations(found);
    if (target) {
      const { line, character } = target.range.start;
      link.target = target.uri.with({ fragment: `L${line + 1},${character + 1}` });
    }
    return link;
  }
}

function linkTooltip({ mention: { kind, role } }: DocumentName): string | undefined {
  if (role === 'definition') {
    return undefined;
  }
  switch (kind) {
    case 'flow':
      return vscode.l10n.t('Open child flow');
    case 'connectorId':
    case 'connectorName':
      return vscode.l10n.t('Open custom connector');
    case 'reference':
    case 'connectionKey':
    case 'variable':
      return undefined;
  }
}
