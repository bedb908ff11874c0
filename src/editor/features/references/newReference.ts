import * as vscode from 'vscode';
import { knownConnectors } from '../../../core/edits/references/knownConnectors';
import { planDefine } from '../../../core/edits/references/planDefine';
import { displayNameProblem, logicalNameProblem, proposeReference } from '../../../core/edits/referenceNames';
import type { FixAllParts } from '../fixAll/fixAllCommand';
import { applyRefactoring } from './applyRefactoring';
import { askDisplayName, askLogicalName } from './askNames';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedSolution } from './referencePicks';

/** New Connection Reference: solution, connector, display name, logical name, description. */
export async function newReference({ solution: root }: ReferenceArgument, parts: FixAllParts): Promise<void> {
  const { index } = parts.workspace.engine;
  const title = vscode.l10n.t('New Connection Reference');
  const solution = await givenOrPickedSolution(
    root,
    { title, placeHolder: vscode.l10n.t('The solution that gets it') },
    index.solutions(),
  );
  const connector = solution && (await pickConnector(title, parts));
  if (!connector) {
    return;
  }
  const proposed = proposeReference(solution, connector, index);
  const displayName = await askDisplayName({
    title: `${title} (1/3)`,
    value: proposed.displayName,
    problem: (value) => displayNameProblem(value, [solution], ''),
  });
  if (displayName === undefined) {
    return;
  }
  const logicalName = await askLogicalName({
    title: `${title} (2/3)`,
    value: proposed.logicalName,
    problem: (value) => logicalNameProblem(value, index),
  });
  if (logicalName === undefined) {
    return;
  }
  const description = await vscode.window.showInputBox({
    title: `${title} (3/3)`,
    prompt: vscode.l10n.t('Description: what it is for. It may stay empty'),
    ignoreFocusOut: true,
  });
  if (description !== undefined) {
    const reference = { ...proposed, displayName, logicalName, description: description.trim() };
    await applyRefactoring(
      vscode.l10n.t('Define {0}', logicalName),
      () => planDefine({ solution: solution.root, reference }, index),
      parts,
    );
  }
}

async function pickConnector(title: string, { workspace }: FixAllParts) {
  const items = knownConnectors(workspace.engine.index).map((connector) => ({
    label: connector.displayName,
    description: connector.apiName,
    ...(connector.uses > 0 && {
      detail: vscode.l10n.t('named {0} times in this workspace', connector.uses),
    }),
    connector,
  }));
  const options = { title, placeHolder: vscode.l10n.t('The connector'), matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.connector;
}
