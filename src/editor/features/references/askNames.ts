import * as vscode from 'vscode';
import type { NameProblem } from '../../../core/edits/refactorings/shared/refusalReason';
import { nameProblemText } from '../../../core/words/refusalWords';

interface NameQuestion {
  readonly title: string;
  readonly value: string;
  /** The reason why a name cannot be used; undefined for a usable name. */
  readonly problem: (value: string) => NameProblem | undefined;
}

/** Asks for a display name. @returns The name without spaces around it; undefined when the user cancels. */
export function askDisplayName(question: NameQuestion): Promise<string | undefined> {
  return ask(question, vscode.l10n.t('Display name. People see this name when they import the solution.'));
}

/** Asks for the logical name of a new connection reference. @returns Undefined when the user cancels. */
export function askLogicalName(question: NameQuestion): Promise<string | undefined> {
  return ask(
    question,
    vscode.l10n.t(
      'Logical name. Start with the publisher’s prefix. To Dataverse, a later rename creates a new component.',
    ),
  );
}

/** Asks for the new logical name of an existing connection reference. @returns Undefined when the user cancels. */
export function askOtherLogicalName(question: NameQuestion): Promise<string | undefined> {
  return ask(
    question,
    vscode.l10n.t(
      'Logical name. To Dataverse, a new logical name is a new component, which must be mapped again in every environment.',
    ),
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
