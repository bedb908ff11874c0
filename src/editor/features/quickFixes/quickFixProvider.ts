import * as vscode from 'vscode';
import type { Fix } from '../../../core/edits/fix';
import { fixesOf } from '../../../core/edits/fixAll';
import type { LocatedFinding } from '../../../core/engine/engine';
import { commandIds } from '../../commandIds';
import { toVscodeRange } from '../../host/ranges';
import { toWorkspaceEdit } from '../../host/workspaceEdits';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import { diagnosticSource } from '../diagnostics/diagnosticsPublisher';
import type { FixRunner } from './fixRunner';

/** An action that still knows its fix, so that the edit is computed only when the user chooses it. */
class FixAction extends vscode.CodeAction {
  readonly fix: Fix;

  constructor(fix: Fix, diagnostic: vscode.Diagnostic) {
    super(fix.title, vscode.CodeActionKind.QuickFix);
    this.fix = fix;
    this.diagnostics = [diagnostic];
    this.isPreferred = fix.preferred;
    // Here and without arguments: VS Code has often let go of an action's own arguments, and drops a command that comes
    // with the resolved edit, by the time that it applies the edit.
    this.command = { command: commandIds.finishFix, title: fix.title };
  }
}

/** The light bulb of our findings: what the core offers as fixes, then the same for whole flows and solutions. */
export class QuickFixProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;
  readonly #runner: FixRunner;
  #refusal: unknown;

  constructor(workspace: WorkspaceEngine, folders: WorkspaceFolders, runner: FixRunner) {
    this.#workspace = workspace;
    this.#folders = folders;
    this.#runner = runner;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const ours = context.diagnostics.filter(({ source }) => source === diagnosticSource);
    const file = this.#folders.path(document.uri);
    if (ours.length === 0 || file === undefined) {
      return [];
    }
    await this.#workspace.settled();
    const { engine } = this.#workspace;
    const findings = await engine.locatedFindings(file);
    const actions: vscode.CodeAction[] = [];
    for (const diagnostic of ours) {
      const finding = findings.find((candidate) => isFindingOf(candidate, diagnostic));
      for (const fix of finding ? fixesOf(finding, engine.index) : []) {
        actions.push(fix.asks ? askingAction(fix, diagnostic) : new FixAction(fix, diagnostic));
      }
    }
    const repairable = ours.filter((diagnostic) =>
      actions.some((action) => action.isPreferred && action.diagnostics?.includes(diagnostic)),
    );
    return [...actions, ...(repairable.length > 0 ? fixAllActions(document.uri, repairable) : [])];
  }

  /** Fills in the edit, computed from the documents' present texts, and changes nothing. */
  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    if (action instanceof FixAction) {
      this.#refusal = undefined;
      try {
        action.edit = toWorkspaceEdit(await this.#runner.plan(action.fix.operations), this.#folders);
      } catch (error) {
        this.#refusal = error;
      }
    }
    return action;
  }

  /** What follows the edit of the action that was resolved last; without an edit, why there is none. */
  async finish(): Promise<void> {
    await (this.#refusal === undefined ? this.#runner.finish() : this.#runner.tell(this.#refusal));
  }
}

function isFindingOf(finding: LocatedFinding, { code, range, message }: vscode.Diagnostic): boolean {
  const id = typeof code === 'object' ? code.value : code;
  return id === finding.ruleId && message === finding.message && toVscodeRange(finding.range).isEqual(range);
}

function askingAction(fix: Fix, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: commandIds.applyFix, title: fix.title, arguments: [fix] };
  return action;
}

function fixAllActions(uri: vscode.Uri, diagnostics: vscode.Diagnostic[]): vscode.CodeAction[] {
  const all: [string, string][] = [
    [commandIds.fixAllInFlow, vscode.l10n.t('Fix all in this flow…')],
    [commandIds.fixAllInSolution, vscode.l10n.t('Fix all in this solution…')],
    [commandIds.fixAllInWorkspace, vscode.l10n.t('Fix all in the workspace…')],
  ];
  return all.map(([command, title]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = diagnostics;
    action.command = { command, title, arguments: [uri] };
    return action;
  });
}
