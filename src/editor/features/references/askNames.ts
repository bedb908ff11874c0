import * as vscode from 'vscode';
import type { NameProblem } from '../../../core/edits/refactorings/shared/refusalReason';
import { nameProblemText } from '../../../core/words/refusalWords';

interface NameQuestion {
  readonly title: string;
  readonly value: string;
  /** Returns the reason why a name cannot be used; undefined when the name can be used. */
  readonly problem: (value: string) => NameProblem | undefined;
}

/**
 * Asks for the display name of a connection reference.
 * @returns The name without spaces around it; undefined when the question is cancelled.
 */
export function askDisplayName(question: NameQuestion): Promise<string | undefined> {
  return ask(question, vscode.l10n.t('Display name. People see this name when they import the solution.'));
}

/** Asks for the logical name of a new connection reference. @returns Undefined when the question is cancelled. */
export function askLogicalName(question: NameQuestion): Promise<string | undefined> {
  return ask(
    question,
    vscode.l10n.t(
      'Logical name. Start with the prefix of the publisher. Choose well: for Dataverse, a connection reference with another logical name is a new component.',
    ),
  );
}

/**
 * Asks for the new logical name of an existing connection reference.
 * @returns Undefined when the question is cancelled.
 */
export function askOtherLogicalName(question: NameQuestion): Promise<string | undefined> {
  return ask(
    question,
    vscode.l10n.t(
      'Logical name. For Dataverse, a connection reference with a new logical name is a new component. Map it again in every environment.',
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
