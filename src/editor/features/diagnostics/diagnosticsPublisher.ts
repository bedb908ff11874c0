import * as vscode from 'vscode';
import type { LocatedFinding } from '../../../core/engine/locateFindings';
import type { Locator } from '../../../core/locate/locator';
import type { FilePath } from '../../../core/model/filePath';
import { ruleById } from '../../../core/rules/allRules';
import { fixesOf } from '../../../core/rules/fixAll';
import type { FixMakers } from '../../../core/edits/fixes/fixMakers';
import { DueWork } from '../../host/dueWork';
import { longestDocument } from '../../host/editableText';
import { diagnosticSeverities, diagnosticTags, toVscodeRange } from '../../host/ranges';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import type { EditsLoader } from '../edits/editsLoader';

/** What stands beside each of our diagnostics in the Problems panel. */
export const diagnosticSource = 'connref';

/** Keeps the Problems panel in step with the engine: for all files of all solutions, open or not. */
export class DiagnosticsPublisher implements vscode.Disposable {
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;
  readonly #documentation: vscode.Uri;
  readonly #edits: EditsLoader;
  readonly #collection = vscode.languages.createDiagnosticCollection('connref');
  /** One file at a time: VS Code drops what goes beyond a thousand or so markers of one call. */
  readonly #due: DueWork<FilePath>;
  /** Where diagnostics stand: the way back when a workspace folder is gone and its paths lead nowhere. */
  readonly #published = new Map<FilePath, vscode.Uri>();
  /** Files that findings point into, as long as none changes: thousands of flows may point into one of many megabytes. */
  readonly #related = new Map<FilePath, Locator>();
  readonly #subscription: vscode.Disposable;

  /** @param documentation The directory that holds a page for each rule. */
  constructor(workspace: WorkspaceEngine, folders: WorkspaceFolders, documentation: vscode.Uri, edits: EditsLoader) {
    this.#workspace = workspace;
    this.#folders = folders;
    this.#documentation = documentation;
    this.#edits = edits;
    this.#due = new DueWork(
      workspace.scheduler,
      (file: FilePath) => this.#publish(file),
      () => {
        this.#related.clear();
      },
    );
    this.#subscription = workspace.onDidChange(({ files }) => {
      this.#related.clear();
      this.#due.add(files);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  async #publish(file: FilePath): Promise<void> {
    const findings = await this.#workspace.engine.locatedFindings(file, this.#related);
    const makers = await this.#makersFor(findings);
    const uri = this.#folders.uri(file) ?? this.#published.get(file);
    if (!uri) {
      return;
    }
    if (findings.length === 0) {
      this.#published.delete(file);
      this.#collection.delete(uri);
    } else {
      this.#published.set(file, uri);
      this.#collection.set(
        uri,
        findings.map((finding) => this.#diagnostic(finding, makers)),
      );
    }
  }

  /** What tells whether findings can be repaired, for files in which VS Code asks nobody. A failure is in the log then. */
  async #makersFor(findings: readonly LocatedFinding[]): Promise<FixMakers | undefined> {
    return findings.some(isOutOfReach)
      ? this.#edits.load().then(
          ({ fixMakers }) => fixMakers,
          () => undefined,
        )
      : undefined;
  }

  /** Where VS Code asks nobody for fixes, the message says why there is no light bulb. */
  #message(finding: LocatedFinding, makers: FixMakers | undefined): string {
    if (!isOutOfReach(finding)) {
      return finding.message;
    }
    const { index } = this.#workspace.engine;
    const repairable = makers && fixesOf(finding, index, makers).some(({ preferred }) => preferred);
    const why = vscode.l10n.t('VS Code lets no extension edit a file over 50 MB, so there is no light bulb here.');
    const instead = vscode.l10n.t('connref check --fix on the command line repairs it.');
    return [finding.message, why, ...(repairable ? [instead] : [])].join(' ');
  }

  #diagnostic(finding: LocatedFinding, makers: FixMakers | undefined): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(
      toVscodeRange(finding.range),
      this.#message(finding, makers),
      diagnosticSeverities[finding.severity],
    );
    diagnostic.source = diagnosticSource;
    const tag = ruleById(finding.ruleId)?.tag;
    if (tag) {
      diagnostic.tags = [diagnosticTags[tag]];
    }
    diagnostic.code = {
      value: finding.ruleId,
      target: vscode.Uri.joinPath(this.#documentation, `${finding.ruleId}.md`),
    };
    diagnostic.relatedInformation = finding.related.flatMap(({ file, range, message }) => {
      const uri = this.#folders.uri(file);
      return uri
        ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toVscodeRange(range)), message)]
        : [];
    });
    return diagnostic;
  }
}

function isOutOfReach({ textLength }: LocatedFinding): boolean {
  return textLength > longestDocument;
}
