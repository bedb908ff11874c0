import * as vscode from 'vscode';
import { JsonSpans } from '../../../core/locate/jsonSpans';
import type { FilePath } from '../../../core/model/filePath';
import { connectionReferencesPointer, type Flow } from '../../../core/model/flow';
import { nameKey } from '../../../core/model/names';
import { indexFor } from '../../../core/navigation/mentionFiles';
import { EnvironmentMappings, summarizeReference } from '../../../core/navigation/referenceSummary';
import { writtenEntries } from '../../../core/navigation/writtenEntries';
import { commandIds } from '../../commandIds';
import { countOf } from '../../countOf';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { DocumentName, DocumentNames } from './documentNames';
import { usersText } from './usersText';

/**
 * The code lens above the definition of a connection reference. Its title is computed only when the lens becomes
 * visible, because the title needs a search for all flows, apps and agents that use the reference.
 */
class ReferenceLens extends vscode.CodeLens {
  readonly name: DocumentName;
  readonly uri: vscode.Uri;
  readonly mappings: () => EnvironmentMappings;

  constructor(name: DocumentName, uri: vscode.Uri, mappings: () => EnvironmentMappings) {
    super(name.range);
    this.name = name;
    this.uri = uri;
    this.mappings = mappings;
  }
}

const setting = 'codeLens';

/**
 * Shows code lenses: in a flow, the number of its connection references and raw connections above
 * `connectionReferences`; in `Customizations.xml`, above each connection reference its users and the environments in
 * which it is mapped.
 */
export class CodeLensProvider implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #names: DocumentNames;
  readonly #workspace: WorkspaceEngine;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changes.event;

  constructor(names: DocumentNames, workspace: WorkspaceEngine) {
    this.#names = names;
    this.#workspace = workspace;
    this.#subscriptions = vscode.Disposable.from(
      this.#changes,
      workspace.onDidChange(() => {
        this.#changes.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`connref.${setting}`)) {
          this.#changes.fire();
        }
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    const file = this.#names.documentPath(document);
    if (file === undefined || !vscode.workspace.getConfiguration('connref', document).get<boolean>(setting, true)) {
      return [];
    }
    await this.#workspace.settled();
    const { engine } = this.#workspace;
    const index = indexFor(file, engine);
    const flow = index.flow(file);
    if (flow) {
      return flowLenses(flow, document);
    }
    let mappings: EnvironmentMappings | undefined;
    const names = await this.#names.all(document, token);
    return names
      .filter(({ mention }) => mention.kind === 'reference' && mention.role === 'definition')
      .map((name) => new ReferenceLens(name, document.uri, () => (mappings ??= new EnvironmentMappings(index))));
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (lens instanceof ReferenceLens) {
      const { mention, file, range } = lens.name;
      lens.command = {
        title: this.#referenceTitle(mention.name, file, lens.mappings()),
        command: 'editor.action.findReferences',
        // The command `editor.action.findReferences` expects positions that count from 1, but VS Code's API counts from
        // 0.
        arguments: [lens.uri, { lineNumber: range.start.line + 1, column: range.start.character + 1 }],
      };
    }
    return lens;
  }

  #referenceTitle(logicalName: string, file: FilePath, mappings: EnvironmentMappings): string {
    const { users, environments } = summarizeReference(
      logicalName,
      file,
      indexFor(file, this.#workspace.engine),
      mappings,
    );
    const mapped = environments.filter(({ isMapped }) => isMapped).length;
    return [usersText(users), ...(environments.length === 0 ? [] : [mappedText(mapped, environments.length)])].join(
      ' · ',
    );
  }
}

function mappedText(mapped: number, environments: number): string {
  return environments === 1
    ? vscode.l10n.t('mapped in {0} of 1 environment', mapped)
    : vscode.l10n.t('mapped in {0} of {1} environments', mapped, environments);
}

function flowLenses(flow: Flow, document: vscode.TextDocument): vscode.CodeLens[] {
  const text = document.getText();
  const key = new JsonSpans(text).find(connectionReferencesPointer)?.key;
  // While people type, the file is often not valid JSON. If the entries were then missing, the code lens would
  // disappear and come back, and the text below would jump.
  const entries = flow.readable ? flow.entries : writtenEntries(text);
  if (!key || entries.length === 0) {
    return [];
  }
  const range = new vscode.Range(document.positionAt(key.start), document.positionAt(key.end));
  const boundNames = new Set(entries.flatMap(({ reference }) => (reference === undefined ? [] : [nameKey(reference)])));
  const raw = entries.filter(({ rawForm }) => rawForm !== undefined).length;
  const title = [
    ...(boundNames.size > 0 || raw === 0 ? [countOf(boundNames.size, 'reference')] : []),
    ...(raw > 0 ? [countOf(raw, 'rawConnection')] : []),
  ].join(' · ');
  return [
    new vscode.CodeLens(range, { title, command: commandIds.revealInSolutions, arguments: [document.uri] }),
    new vscode.CodeLens(range, { title: vscode.l10n.t('Map Connections…'), command: commandIds.mapConnections }),
  ];
}
