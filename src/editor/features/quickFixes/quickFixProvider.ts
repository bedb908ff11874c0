import * as vscode from 'vscode';
import type { Fix } from '../../../core/edits/fixes/fix';
import type { Finding } from '../../../core/model/finding';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import { applyTextEdits } from '../../../core/text/textEdit';
import type { LocatedFinding } from '../../../core/engine/locateFindings';
import { commandIds } from '../../commandIds';
import { toVscodeRange } from '../../host/ranges';
import { toWorkspaceEdit } from '../../host/workspaceEdits';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import { diagnosticSource } from '../diagnostics/diagnosticsPublisher';
import type { EditsLoader } from '../edits/editsLoader';
import type { EditRunner } from '../../host/editRunner';
import { type RefusedFix, tryFix } from './tryFix';

interface ResolvedFix {
  readonly plan: readonly FileEdits[];
  readonly toSave: readonly vscode.Uri[];
}

/**
 * A light-bulb action with its fix. The edit of the fix is computed only when VS Code resolves the action, because most
 * actions are never chosen.
 */
class FixAction extends vscode.CodeAction {
  readonly fix: Fix;
  readonly finding: Finding;

  constructor(fix: Fix, finding: Finding, diagnostic: vscode.Diagnostic) {
    super(fix.title, vscode.CodeActionKind.QuickFix);
    this.fix = fix;
    this.finding = finding;
    this.diagnostics = [diagnostic];
    this.isPreferred = fix.preferred;
    // The command has no arguments and is set before the action is resolved. VS Code often drops the arguments of an
    // action before it applies the edit, and drops a command that is set only while the action is resolved.
    this.command = { command: commandIds.finishFix, title: fix.title };
  }
}

/**
 * Provides the actions in the light bulb on a finding of Connref: the fixes of the finding, then, if one of them is
 * preferred, Fix All for the flow, solution and workspace.
 */
export class QuickFixProvider implements vscode.CodeActionProvider {
  /** The files that can have findings. The components of agents have no file extension. */
  static readonly files: vscode.DocumentSelector = [
    { pattern: '**/*.{json,xml,yml}' },
    { pattern: '**/botcomponents/*/data' },
  ];
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;
  readonly #runner: EditRunner;
  readonly #edits: EditsLoader;
  /** The fixes that VS Code resolved since an action was last chosen. */
  readonly #resolved: (ResolvedFix | RefusedFix)[] = [];

  constructor(workspace: WorkspaceEngine, folders: WorkspaceFolders, runner: EditRunner, edits: EditsLoader) {
    this.#workspace = workspace;
    this.#folders = folders;
    this.#runner = runner;
    this.#edits = edits;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const ownDiagnostics = context.diagnostics.filter(({ source }) => source === diagnosticSource);
    const file = this.#folders.path(document.uri);
    if (ownDiagnostics.length === 0 || file === undefined) {
      return [];
    }
    const { fixMakers } = await this.#edits.load();
    await this.#workspace.settled();
    const { engine } = this.#workspace;
    const findings = await engine.locatedFindings(file);
    const actions: vscode.CodeAction[] = [];
    for (const diagnostic of ownDiagnostics) {
      const finding = findings.find((candidate) => isFindingOf(candidate, diagnostic));
      if (finding) {
        for (const fix of engine.fixesOf(finding, fixMakers)) {
          actions.push(
            fix.asks || fix.notes ? askingAction(fix, finding, diagnostic) : new FixAction(fix, finding, diagnostic),
          );
        }
      }
    }
    const fixable = ownDiagnostics.filter((diagnostic) =>
      actions.some((action) => action.isPreferred && action.diagnostics?.includes(diagnostic)),
    );
    return [...actions, ...(fixable.length > 0 ? fixAllActions(document.uri, fixable) : [])];
  }

  /**
   * Adds the edit to an action, computed from the current texts of the documents. If the edit is refused, or would not
   * end the finding or would cause an error, the action gets no edit, and `finish` shows the reason. No document is changed.
   */
  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    if (action instanceof FixAction) {
      const tools = await this.#edits.load();
      const tried = await tryFix(action, { engine: this.#workspace.engine, runner: this.#runner, tools });
      if ('plan' in tried) {
        action.edit = toWorkspaceEdit(tried.plan, this.#folders);
        this.#resolved.push({ plan: tried.plan, toSave: this.#runner.untouchedFiles(tried.plan) });
      } else {
        this.#resolved.push(tried);
      }
    }
    return action;
  }

  /**
   * Saves the files that the chosen action changed and that are not open, or shows why its edit was refused. VS Code
   * does not report which action was chosen, so the action is found by comparing its edit with the texts of the
   * documents.
   */
  async finish(): Promise<void> {
    const resolved = this.#resolved.splice(0);
    for (const { plan, toSave } of resolved.filter((each) => 'plan' in each).reverse()) {
      if (await isApplied(plan, this.#folders)) {
        await this.#runner.finish(plan, toSave);
        return;
      }
    }
    const last = resolved.at(-1);
    if (last && 'refusal' in last) {
      await vscode.window.showWarningMessage(last.refusal);
    }
  }
}

async function isApplied(plan: readonly FileEdits[], folders: WorkspaceFolders): Promise<boolean> {
  for (const { file, text, edits } of plan) {
    const uri = folders.uri(file);
    const document = uri && (await vscode.workspace.openTextDocument(uri));
    if (document?.getText() !== applyTextEdits(text ?? '', edits)) {
      return false;
    }
  }
  return true;
}

function isFindingOf(finding: LocatedFinding, { code, range, message }: vscode.Diagnostic): boolean {
  const id = typeof code === 'object' ? code.value : code;
  return id === finding.ruleId && message === finding.message && toVscodeRange(finding.range).isEqual(range);
}

function askingAction(fix: Fix, finding: Finding, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  return commandAction(fix.title, [diagnostic], commandIds.applyFix, [fix, finding]);
}

/**
 * An action that only runs a command. The action has an empty edit, because VS Code resolves an action without an edit
 * only after it was chosen. If VS Code asks for new actions at that moment, the arguments are lost and the command does
 * not run.
 */
function commandAction(
  title: string,
  diagnostics: vscode.Diagnostic[],
  command: string,
  args: unknown[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.command = { command, title, arguments: args };
  action.edit = new vscode.WorkspaceEdit();
  return action;
}

function fixAllActions(uri: vscode.Uri, diagnostics: vscode.Diagnostic[]): vscode.CodeAction[] {
  const all: [string, string][] = [
    [commandIds.fixAllInFlow, vscode.l10n.t('Fix all in this flow…')],
    [commandIds.fixAllInSolution, vscode.l10n.t('Fix all in this solution…')],
    [commandIds.fixAllInWorkspace, vscode.l10n.t('Fix all in the workspace…')],
  ];
  return all.map(([command, title]) => commandAction(title, diagnostics, command, [uri]));
}
