import * as vscode from 'vscode';
import type { LocatedFinding } from '../../../core/engine/locateFindings';
import type { Locator } from '../../../core/locate/locator';
import type { FilePath } from '../../../core/model/filePath';
import type { FixMakers } from '../../../core/edits/fixes/fixMakers';
import { DueWork } from '../../host/dueWork';
import { longestDocument } from '../../host/editableText';
import { diagnosticSeverities, diagnosticTags, toVscodeRange } from '../../host/ranges';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import type { EditsLoader } from '../edits/editsLoader';

/** The source that the Problems panel shows beside each diagnostic of Connref. */
export const diagnosticSource = 'connref';

/** Shows the findings of the engine in the Problems panel, also for files that are not open. */
export class DiagnosticsPublisher implements vscode.Disposable {
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;
  readonly #documentation: vscode.Uri;
  readonly #edits: EditsLoader;
  readonly #collection = vscode.languages.createDiagnosticCollection('connref');
  /**
   * The files whose diagnostics must be shown again. They are published one by one, because VS Code drops diagnostics
   * beyond about a thousand in one call.
   */
  readonly #due: DueWork<FilePath>;
  /**
   * The URI of each file with diagnostics. After a workspace folder is removed, the URIs of its files can no longer be
   * computed, but their diagnostics must still be deleted.
   */
  readonly #published = new Map<FilePath, vscode.Uri>();
  /**
   * Locators of files that other files' findings refer to. Without this cache, thousands of flows would each parse the
   * same large file again.
   */
  readonly #related = new Map<FilePath, Locator>();
  readonly #subscription: vscode.Disposable;

  /** @param documentation The directory with one page per rule. */
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

  /**
   * The code that computes fixes, if one of the findings is in a file that is too large for the light bulb. Undefined
   * when no finding is, and when the code cannot be loaded; the loader logs that error.
   */
  async #makersFor(findings: readonly LocatedFinding[]): Promise<FixMakers | undefined> {
    return findings.some(isTooLargeToEdit)
      ? this.#edits.load().then(
          ({ fixMakers }) => fixMakers,
          () => undefined,
        )
      : undefined;
  }

  /**
   * The message of a finding, as the Problems panel shows it. In a file that is too large for the light bulb, the
   * message also explains why the light bulb is missing.
   */
  #message(finding: LocatedFinding, makers: FixMakers | undefined): string {
    if (!isTooLargeToEdit(finding)) {
      return finding.message;
    }
    const { engine } = this.#workspace;
    const isFixable = makers && engine.fixesOf(finding, makers).some(({ preferred }) => preferred);
    const why = vscode.l10n.t('VS Code does not let extensions edit files over 50 MB, so there is no light bulb here.');
    const instead = vscode.l10n.t('To fix this, run connref check --fix on the command line.');
    return [finding.message, why, ...(isFixable ? [instead] : [])].join(' ');
  }

  #diagnostic(finding: LocatedFinding, makers: FixMakers | undefined): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(
      toVscodeRange(finding.range),
      this.#message(finding, makers),
      diagnosticSeverities[finding.severity],
    );
    diagnostic.source = diagnosticSource;
    const tag = this.#workspace.engine.tagOf(finding);
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

function isTooLargeToEdit({ textLength }: LocatedFinding): boolean {
  return textLength > longestDocument;
}
