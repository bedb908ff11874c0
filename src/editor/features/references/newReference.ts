import * as vscode from 'vscode';
import { knownConnectors } from '../../../core/edits/refactorings/define/knownConnectors';
import { planDefine } from '../../../core/edits/refactorings/define/planDefine';
import {
  displayNameProblem,
  logicalNameProblem,
  proposeReference,
} from '../../../core/edits/refactorings/shared/referenceNames';
import { commandIds } from '../../commandIds';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import { askDisplayName, askLogicalName } from './askNames';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedSolution } from './referencePicks';

/**
 * Runs New Connection Reference, which asks for the solution, connector, display name, logical name and description.
 */
export async function newReference({ solution: root }: ReferenceArgument, services: EditServices): Promise<void> {
  const { index } = services.workspace.engine;
  const title = vscode.l10n.t('New Connection Reference');
  const solution = await givenOrPickedSolution(
    root,
    { title, placeHolder: vscode.l10n.t('Select the solution for the new connection reference') },
    index.solutions(),
  );
  const connector = solution && (await pickConnector(title, services));
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
    prompt: vscode.l10n.t('Description: the purpose of the connection reference (optional)'),
    ignoreFocusOut: true,
  });
  if (description !== undefined) {
    const reference = { ...proposed, displayName, logicalName, description: description.trim() };
    const isDefined = await applyRefactoring(
      vscode.l10n.t('Define {0}', logicalName),
      () => planDefine({ solution: solution.root, reference }, index),
      services,
    );
    if (isDefined) {
      await offerMapping(logicalName);
    }
  }
}

/** A new reference needs a connection in every environment, which the maker portal asks for when it creates one. */
async function offerMapping(logicalName: string): Promise<void> {
  const mapIt = vscode.l10n.t('Map It');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} has no connection in any environment yet.', logicalName),
    mapIt,
  );
  if (answer === mapIt) {
    await vscode.commands.executeCommand(commandIds.mapConnections, logicalName);
  }
}

async function pickConnector(title: string, { workspace }: EditServices) {
  const items = knownConnectors(workspace.engine.index).map((connector) => ({
    label: connector.displayName,
    description: connector.apiName,
    ...(connector.uses > 0 && {
      detail: vscode.l10n.t('Uses in this workspace: {0}', connector.uses),
    }),
    connector,
  }));
  const options = { title, placeHolder: vscode.l10n.t('Select a connector'), matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.connector;
}
