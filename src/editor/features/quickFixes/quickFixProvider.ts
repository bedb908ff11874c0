import * as vscode from 'vscode';
import type { Fix } from '../../../core/edits/fixes/fix';
import type { Finding } from '../../../core/model/finding';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import { applyTextEdits } from '../../../core/text/textEdit';
import { fixesOf } from '../../../core/rules/fixAll';
import type { LocatedFinding } from '../../../core/engine/locateFindings';
import { commandIds } from '../../commandIds';
import { toVscodeRange } from '../../host/ranges';
import { toWorkspaceEdit, untouchedFiles } from '../../host/workspaceEdits';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import { diagnosticSource } from '../diagnostics/diagnosticsPublisher';
import type { EditsLoader } from '../edits/editsLoader';
import type { EditRunner } from '../../host/editRunner';

interface ResolvedFix {
  readonly plan: readonly FileEdits[];
  readonly toSave: readonly vscode.Uri[];
}

interface RefusedFix {
  readonly refusal: unknown;
}

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
  readonly #runner: EditRunner;
  readonly #edits: EditsLoader;
  /** What was resolved since an action was last chosen. */
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
    const ours = context.diagnostics.filter(({ source }) => source === diagnosticSource);
    const file = this.#folders.path(document.uri);
    if (ours.length === 0 || file === undefined) {
      return [];
    }
    const { fixMakers } = await this.#edits.load();
    await this.#workspace.settled();
    const { engine } = this.#workspace;
    const findings = await engine.locatedFindings(file);
    const actions: vscode.CodeAction[] = [];
    for (const diagnostic of ours) {
      const finding = findings.find((candidate) => isFindingOf(candidate, diagnostic));
      if (finding) {
        for (const fix of fixesOf(finding, engine.index, fixMakers)) {
          actions.push(fix.asks || fix.notes ? askingAction(fix, finding, diagnostic) : new FixAction(fix, diagnostic));
        }
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
      try {
        const plan = await this.#runner.toTextEdits(action.fix.operations);
        action.edit = toWorkspaceEdit(plan, this.#folders);
        this.#resolved.push({ plan, toSave: untouchedFiles(plan, this.#folders) });
      } catch (error) {
        this.#resolved.push({ refusal: error });
      }
    }
    return action;
  }

  /** What follows the action that was chosen. VS Code does not say which that was: its edit shows in the documents. */
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
      await this.#runner.tell(last.refusal);
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
 * An action that only runs a command. Its edit is empty: an action without an edit is resolved after it is chosen, and when
 * VS Code looks for actions again meanwhile, it drops the arguments, and the choice with them.
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
