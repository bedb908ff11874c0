import * as vscode from 'vscode';
import { archiveOf, withoutArchiveMark } from '../../../core/model/archivePath';
import { baseName, pathInFolder } from '../../../core/model/filePath';
import { wholeFile } from '../../../core/model/place';
import type { DesktopFlow, Solution } from '../../../core/model/solution';
import { isEditable, canParse, shownRoot } from '../../../core/model/solutionIdentity';
import type { SolutionManifest } from '../../../core/model/solutionManifest';
import { canvasAppNode } from './canvasAppNode';
import { connectorNode } from './connectorNode';
import { deploymentNode, deploymentsOf } from './deploymentNode';
import { flowNode } from './flowNode';
import { listedNodes } from './listedNodes';
import { referenceNode } from './referenceNode';
import { type SolutionMark, solutionMarks } from './solutionMarks';
import type { NodeContext, TreeNode } from './treeNode';
import { type ShownUser, userNode } from './userNode';
import { variableNode } from './variableNode';

export function solutionNode(solution: Solution, context: NodeContext): TreeNode {
  const { manifest, manifestFile, customizationsFile, missingFile } = solution;
  const read = canParse(solution);
  const inZip = archiveOf(solution.root) !== undefined;
  const root = withoutArchiveMark(solution.root);
  const marks = solutionMarks(solution, context.index);
  const node: TreeNode = {
    id: solution.root,
    parent: undefined,
    label: manifest ? manifest.displayName || manifest.uniqueName : baseName(root),
    description: [manifest?.version ?? '', ...marks.map(markText)].filter((part) => part !== '').join(' · '),
    tooltip: [
      manifest?.uniqueName ?? vscode.l10n.t('{0} cannot be read.', baseName(manifestFile)),
      pathInFolder(root) || root,
      ...(manifest ? [publisherText(manifest)] : []),
      ...(inZip ? [vscode.l10n.t('Connref does not edit this solution, because it is in a zip file.')] : []),
      ...(solution.checked
        ? []
        : [
            vscode.l10n.t(
              'This solution is not checked. To check solutions in zip files, turn on the setting connref.checkZips.',
            ),
          ]),
      ...(read ? [] : [notReadReason()]),
      ...marks.flatMap((mark) => (mark.kind === 'copy' ? [copyReason(mark)] : [])),
      ...(missingFile === undefined ? [] : [vscode.l10n.t('{0} is missing.', baseName(missingFile))]),
    ].join('\n'),
    icon: inZip ? 'file-zip' : 'package',
    target: { file: (missingFile === manifestFile ? customizationsFile : undefined) ?? manifestFile, place: wholeFile },
    context: isEditable(solution) ? 'solution' : 'solutionNotEdited',
    expanded: context.index.solutions().length === 1,
    children: () =>
      read ? groups(solution, node, context) : [notCheckedNode(node), ...listedNodes(solution.listedComponents, node)],
  };
  return node;
}

function markText(mark: SolutionMark): string {
  switch (mark.kind) {
    case 'managed':
      return vscode.l10n.t('managed');
    case 'zip':
      return vscode.l10n.t('zip');
    case 'notChecked':
      return vscode.l10n.t('not checked');
    case 'incomplete':
      return vscode.l10n.t('incomplete');
    case 'copy':
      return vscode.l10n.t('copy of {0}', shownRoot(mark.of.source));
  }
}

function copyReason({ of: { source } }: Extract<SolutionMark, { kind: 'copy' }>): string {
  return vscode.l10n.t('A copy of version {0} in {1}.', source.manifest?.version ?? '', shownRoot(source));
}

function publisherText({ publisher: { uniqueName, prefix } }: SolutionManifest): string {
  return prefix === ''
    ? vscode.l10n.t('Publisher {0}', uniqueName)
    : vscode.l10n.t('Publisher {0}, prefix {1}', uniqueName, prefix);
}

function notCheckedNode(parent: TreeNode): TreeNode {
  return {
    id: `${parent.id}|notChecked`,
    parent,
    label: vscode.l10n.t('Shown, but not checked'),
    description: vscode.l10n.t('YAML layout'),
    tooltip: notReadReason(),
    icon: 'info',
  };
}

function notReadReason(): string {
  return vscode.l10n.t(
    'This solution is in the YAML layout of Dataverse Git integration. Connref cannot read cloud flows, connection references and connectors in this layout, and shows only the list of components.',
  );
}

function groups(solution: Solution, parent: TreeNode, context: NodeContext): TreeNode[] {
  const found = [
    group(
      parent,
      'flows',
      vscode.l10n.t('Cloud Flows'),
      byLabel([...solution.flows.values()], ({ name }) => name),
      ({ file }) => file,
      (flow, node, id) => flowNode(flow, solution, node, id, context),
    ),
    group(
      parent,
      'references',
      vscode.l10n.t('Connection References'),
      byLabel(solution.connectionReferences, ({ displayName }) => displayName),
      ({ logicalName }) => logicalName.toLowerCase(),
      (reference, node, id) => referenceNode(reference, isEditable(solution), node, id, context),
    ),
    group(
      parent,
      'connectors',
      vscode.l10n.t('Custom Connectors'),
      byLabel(solution.customConnectors, ({ displayName }) => displayName),
      ({ id, name, file }) => id || name || file,
      (connector, node, id) => connectorNode(connector, node, id, context),
    ),
    group(
      parent,
      'apps',
      vscode.l10n.t('Canvas Apps'),
      byLabel(solution.canvasApps, ({ displayName }) => displayName),
      ({ name, file }) => name || file,
      (app, node, id) => canvasAppNode(app, node, id, context),
    ),
    group(
      parent,
      'agents',
      vscode.l10n.t('Agents'),
      byLabel(solution.agents, ({ displayName }) => displayName),
      ({ schemaName }) => schemaName,
      ({ schemaName, displayName: name, file, references }, node, id) =>
        userNode(
          { name, tooltip: schemaName, icon: 'hubot', file, references: references.map(({ reference }) => reference) },
          node,
          id,
          context,
        ),
    ),
    group(
      parent,
      'knowledge',
      vscode.l10n.t('Agent Knowledge'),
      byLabel(solution.knowledgeSources, ({ name }) => name),
      ({ file }) => file,
      (source, node, id) =>
        userNode(
          { ...source, icon: 'book', tooltip: vscode.l10n.t('A source of knowledge of an agent') },
          node,
          id,
          context,
        ),
    ),
    group(
      parent,
      'desktopFlows',
      vscode.l10n.t('Desktop Flows'),
      byLabel(solution.desktopFlows, ({ name }) => name),
      ({ workflowId, file }) => workflowId || file,
      (flow, node, id) => userNode(shownDesktopFlow(flow, solution), node, id, context),
    ),
    group(
      parent,
      'variables',
      vscode.l10n.t('Environment Variables'),
      byLabel(solution.environmentVariables, ({ displayName }) => displayName),
      ({ schemaName, file }) => schemaName || file,
      (variable, node, id) => variableNode(variable, node, id, context),
    ),
    group(
      parent,
      'deployment',
      vscode.l10n.t('Deployment Settings'),
      deploymentsOf(solution, context.index),
      ({ target }) => target.file,
      (deployment, node, id) => deploymentNode(deployment, solution, node, id, context),
    ),
  ].filter((node) => node !== undefined);
  return found.length > 0 ? found : [emptyNode(parent)];
}

/**
 * The row of a group of components, such as “Cloud Flows”; undefined when the group is empty.
 * @param key Returns a text that identifies an item in the group. Items with the same text are numbered, because VS
 * Code does not accept two rows with the same id.
 */
function group<Item>(
  parent: TreeNode,
  name: string,
  label: string,
  items: readonly Item[],
  key: (item: Item) => string,
  child: (item: Item, parent: TreeNode, id: string) => TreeNode,
): TreeNode | undefined {
  if (items.length === 0) {
    return undefined;
  }
  const node: TreeNode = {
    id: `${parent.id}|${name}`,
    parent,
    label,
    description: String(items.length),
    icon: groupIcons[name] ?? 'folder',
    children: () => {
      const numbers = new Map<string, number>();
      return items.map((item) => {
        const id = `${node.id}|${key(item)}`;
        const number = (numbers.get(id) ?? 0) + 1;
        numbers.set(id, number);
        return child(item, node, number === 1 ? id : `${id}|${number}`);
      });
    },
  };
  return node;
}

function shownDesktopFlow(flow: DesktopFlow, { customizationsFile }: Solution): ShownUser {
  const { workflowId, file, referencesReadable } = flow;
  return {
    ...flow,
    tooltip: workflowId,
    icon: 'device-desktop',
    isReadable: referencesReadable,
    ...(file === customizationsFile && { place: { kind: 'xml', component: 'workflow', name: workflowId } }),
  };
}

const groupIcons: Readonly<Record<string, string>> = {
  flows: 'type-hierarchy',
  references: 'plug',
  connectors: 'symbol-interface',
  apps: 'device-mobile',
  agents: 'hubot',
  knowledge: 'book',
  desktopFlows: 'device-desktop',
  variables: 'symbol-variable',
  deployment: 'settings',
};

function emptyNode(parent: TreeNode): TreeNode {
  return { id: `${parent.id}|empty`, parent, label: vscode.l10n.t('No connections in this solution'), icon: 'info' };
}

function byLabel<Item>(items: readonly Item[], label: (item: Item) => string): Item[] {
  return items.toSorted((a, b) => label(a).localeCompare(label(b)));
}
