import * as vscode from 'vscode';
import { EnvironmentSettings } from '../../../core/settings/environmentSettings';
import { shortEnvironmentName } from '../../../core/settings/shortEnvironmentName';
import type { DeploymentEnvironment, SettingsTarget } from '../../../core/model/deploymentEnvironment';
import { pathInFolder } from '../../../core/model/filePath';
import { nameKey } from '../../../core/model/names';
import { wholeFile } from '../../../core/model/place';
import type { Solution } from '../../../core/model/solution';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { NodeContext, TreeNode } from './treeNode';

/** A settings file that belongs to a solution and an environment. */
export interface Deployment {
  readonly environment: DeploymentEnvironment;
  readonly target: SettingsTarget;
}

/** The settings files that belong to a solution, in the order of the target environments. */
export function deploymentsOf(solution: Solution, index: WorkspaceIndex): Deployment[] {
  return index
    .environments()
    .flatMap((environment) =>
      environment.files
        .filter(({ solutions }) => solutions.includes(solution.root))
        .map((target) => ({ environment, target })),
    );
}

export function deploymentNode(
  { environment, target }: Deployment,
  solution: Solution,
  parent: TreeNode,
  id: string,
  { index, uri }: NodeContext,
): TreeNode {
  const { file } = target;
  const isReadable = index.settingsIn(file)?.readable === true;
  const resource = uri(file);
  return {
    id,
    parent,
    label: shortEnvironmentName(environment, index.environments()),
    description: isReadable ? mappedText(environment, solution, index) : vscode.l10n.t('cannot be read'),
    tooltip: pathInFolder(file),
    icon: 'server-environment',
    target: { file, place: wholeFile },
    ...(resource && { resource }),
    context: 'settingsFile',
  };
}

/**
 * A text that says how many connection references of a solution have a connection or a pipeline token in the target
 * environment; the text “template” if the environment is only a template for other environments.
 */
function mappedText(environment: DeploymentEnvironment, solution: Solution, index: WorkspaceIndex): string {
  if (environment.isTemplate) {
    return vscode.l10n.t('template');
  }
  const settings = new EnvironmentSettings(environment, index);
  const names = new Set(solution.connectionReferences.map(({ logicalName }) => nameKey(logicalName)));
  const tokens = index.tokens(`${environment.folder}/`);
  const mapped = [...names].filter((name) => {
    const definers = index.definitionsOf(name).map((definition) => definition.solution.root);
    return settings.isMapped(name, tokens, definers);
  }).length;
  return vscode.l10n.t('{0} of {1} mapped', mapped, names.size);
}
