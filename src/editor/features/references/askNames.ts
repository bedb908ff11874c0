import * as vscode from 'vscode';
import type { NameProblem } from '../../../core/edits/refactorings/shared/refusalReason';
import { nameProblemText } from '../../../core/words/refusalWords';

interface NameQuestion {
  readonly title: string;
  readonly value: string;
  /** Why a name cannot be used; undefined when it can. */
  readonly problem: (value: string) => NameProblem | undefined;
}

/** Without blanks around it; undefined when the user gives up. */
export function askDisplayName(question: NameQuestion): Promise<string | undefined> {
  return ask(question, vscode.l10n.t('Display name, which whoever imports the solution sees'));
}

/** The logical name of a new connection reference; undefined when the user gives up. */
export function askLogicalName(question: NameQuestion): Promise<string | undefined> {
  return ask(
    question,
    vscode.l10n.t('Logical name, beginning with the publisher’s prefix. Changing it later makes a new component'),
  );
}

/** Another logical name for a connection reference; undefined when the user gives up. */
export function askOtherLogicalName(question: NameQuestion): Promise<string | undefined> {
  return ask(
    question,
    vscode.l10n.t('Logical name. Another one makes a new component, which every environment must map again'),
  );
}

async function ask({ title, value, problem }: NameQuestion, prompt: string): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const found = problem(typed.trim());
      return found && nameProblemText(found);
    },
  });
  return answer?.trim();
}
