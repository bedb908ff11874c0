import * as vscode from 'vscode';

interface NameQuestion {
  readonly title: string;
  readonly value: string;
  readonly problem: (value: string) => string | undefined;
}

/** Undefined when the user gives up. */
export async function askDisplayName({ title, value, problem }: NameQuestion): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Display name, which whoever imports the solution sees'),
    value,
    ignoreFocusOut: true,
    validateInput: problem,
  });
  return answer?.trim();
}

/** Undefined when the user gives up. */
export async function askLogicalName(
  { title, value, problem }: NameQuestion,
  prompt: string,
): Promise<string | undefined> {
  return vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true, validateInput: problem });
}
