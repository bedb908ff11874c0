import { connectionReferencesPointer } from '../../../core/model/flow';
import * as vscode from 'vscode';
import { connectorDisplayName } from '../../../core/connectors/connectorNames';
import { archiveOf, withoutArchiveMark } from '../../../core/model/archivePath';
import type { FilePath } from '../../../core/model/filePath';
import { baseName, pathInFolder } from '../../../core/model/filePath';
import type { ConnectionEntry, Flow } from '../../../core/model/flow';
import { sameName } from '../../../core/model/names';
import { jsonPointer, wholeFile } from '../../../core/model/place';
import type {
  Agent,
  CanvasApp,
  ConnectionReference,
  CustomConnector,
  EnvironmentVariable,
  Solution,
  SolutionManifest,
} from '../../../core/model/solution';

import { isEditable, canParse } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import { counted } from '../../counted';
import { deploymentNode, deploymentsOf } from './deploymentNode';
import { listedNodes } from './listedNodes';
import type { NodeContext, TreeNode } from './treeNode';

export function solutionNode(solution: Solution, context: NodeContext): TreeNode {
  const { manifest, manifestFile, customizationsFile, missingFile } = solution;
  const read = canParse(solution);
  const inZip = archiveOf(solution.root) !== undefined;
  const root = withoutArchiveMark(solution.root);
  const description = [
    manifest?.version,
    manifest?.managed === 'managed' ? vscode.l10n.t('managed') : undefined,
    inZip ? vscode.l10n.t('zip') : undefined,
    read ? undefined : vscode.l10n.t('not checked'),
    missingFile === undefined ? undefined : vscode.l10n.t('incomplete'),
  ];
  const node: TreeNode = {
    id: solution.root,
    parent: undefined,
    label: manifest ? manifest.displayName || manifest.uniqueName : baseName(root),
    description: description.filter((part) => part !== undefined && part !== '').join(' · '),
    tooltip: [
      manifest?.uniqueName ?? vscode.l10n.t('{0} cannot be read.', baseName(manifestFile)),
      pathInFolder(root) || root,
      ...(manifest ? [publisherInWords(manifest)] : []),
      ...(inZip ? [vscode.l10n.t('It lies in a zip, which is not edited.')] : []),
      ...(solution.checked
        ? []
        : [vscode.l10n.t('It is not checked: the setting connref.checkZips would have it checked.')]),
      ...(read ? [] : [notReadReason()]),
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

function publisherInWords({ publisher: { uniqueName, prefix } }: SolutionManifest): string {
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
    'It is in the YAML layout of Dataverse Git integration. Connref does not read cloud flows, connection references and connectors in that layout: only the components that the solution lists are shown.',
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
      (agent, node, id) => agentNode(agent, node, id, context),
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
 * Undefined for a group with nothing in it.
 * @param key What tells an item from its neighbours; where two have the same, they are numbered.
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

const groupIcons: Readonly<Record<string, string>> = {
  flows: 'type-hierarchy',
  references: 'plug',
  connectors: 'symbol-interface',
  apps: 'device-mobile',
  agents: 'hubot',
  variables: 'symbol-variable',
  deployment: 'settings',
};

function emptyNode(parent: TreeNode): TreeNode {
  return { id: `${parent.id}|empty`, parent, label: vscode.l10n.t('Nothing in it connects to anything'), icon: 'info' };
}

function flowNode(flow: Flow, solution: Solution, parent: TreeNode, id: string, { index, uri }: NodeContext): TreeNode {
  const raw = flow.entries.filter(({ rawForm }) => rawForm !== undefined).length;
  const bound = new Set(
    flow.entries.flatMap(({ reference }) => (reference === undefined ? [] : [reference.toLowerCase()])),
  ).size;
  const facts = [
    ...(flow.state === 'off' ? [vscode.l10n.t('off')] : []),
    ...(flow.readable ? [] : [vscode.l10n.t('cannot be read')]),
    ...(bound > 0 ? [counted(bound, 'reference')] : []),
    ...(raw > 0 ? [vscode.l10n.t('{0} raw', raw)] : []),
  ];
  const resource = uri(flow.file);
  const node: TreeNode = {
    id,
    parent,
    label: flow.name,
    description: facts.join(' · '),
    tooltip: [flow.name, pathInFolder(withoutArchiveMark(flow.file)), stateInWords(flow)].join('\n'),
    icon: flow.state === 'off' ? 'circle-slash' : 'zap',
    target: {
      file: flow.file,
      place: flow.entries.length > 0 ? { kind: 'json', pointer: connectionReferencesPointer, part: 'key' } : wholeFile,
    },
    ...(resource && { resource }),
    context: isEditable(solution) ? 'flow' : 'flowNotEdited',
    ...(flow.entries.length > 0 && {
      children: () => flow.entries.map((entry) => entryNode(entry, flow, solution, node, index)),
    }),
  };
  return node;
}

function stateInWords({ state }: Flow): string {
  switch (state) {
    case 'on':
      return vscode.l10n.t('Switched on in the source.');
    case 'off':
      return vscode.l10n.t('Switched off in the source: an import leaves it off.');
    case 'unknown':
      return vscode.l10n.t('Nothing says whether it is switched on.');
    case 'unreadable':
      return vscode.l10n.t('The file that says whether it is switched on cannot be read.');
  }
}

function entryNode(
  entry: ConnectionEntry,
  flow: Flow,
  solution: Solution,
  parent: TreeNode,
  index: WorkspaceIndex,
): TreeNode {
  const used =
    entry.usedBy.length > 0
      ? vscode.l10n.t('Used by {0}', entry.usedBy.join(', '))
      : vscode.l10n.t('No trigger or action uses it.');
  const connector = connectorDisplayName(entry.apiName);
  const common = {
    id: `${parent.id}|${entry.key}`,
    parent,
    target: {
      file: flow.file,
      place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry.key), part: 'key' },
    },
  } as const;
  if (entry.reference === undefined) {
    return {
      ...common,
      label: connector || entry.key,
      description: vscode.l10n.t('raw connection'),
      tooltip: `${entry.key}\n${used}`,
      icon: 'debug-disconnect',
      iconColour: 'problemsWarningIcon.foreground',
    };
  }
  const { reference } = entry;
  const definitions = index.definitionsOf(reference);
  const own = definitions.find((definition) => definition.solution.root === solution.root);
  const [elsewhere] = definitions;
  return {
    ...common,
    label: (own ?? elsewhere)?.reference.displayName ?? reference,
    description: [
      own
        ? connector
        : elsewhere
          ? vscode.l10n.t('from {0}', elsewhere.solution.manifest?.uniqueName ?? '')
          : vscode.l10n.t('not defined'),
      ...(entry.runtimeSource === 'invoker' ? [vscode.l10n.t('run-only user')] : []),
    ].join(' · '),
    tooltip: `${reference}\n${connector} (${entry.key})\n${used}`,
    icon: (own ?? elsewhere) ? 'plug' : 'warning',
    ...((own ?? elsewhere) ? {} : { iconColour: 'problemsErrorIcon.foreground' }),
  };
}

function referenceNode(
  reference: ConnectionReference,
  editable: boolean,
  parent: TreeNode,
  id: string,
  context: NodeContext,
): TreeNode {
  const users = [...context.index.usersOf(reference.logicalName)].sort();
  const node: TreeNode = {
    id,
    parent,
    label: reference.displayName,
    description: [usage(users, context.index), connectorDisplayName(reference.apiName)].join(' · '),
    tooltip: [
      reference.logicalName,
      reference.apiName,
      ...(reference.description === undefined ? [] : [reference.description]),
    ].join('\n'),
    icon: 'plug',
    target: {
      file: reference.file,
      place: { kind: 'xml', component: 'connectionReference', name: reference.logicalName },
    },
    context: editable ? 'connectionReference' : 'connectionReferenceNotEdited',
    ...(users.length > 0 && {
      children: () => users.map((file) => userNode(file, node, context, reference.logicalName)),
    }),
  };
  return node;
}

function usage(users: readonly FilePath[], index: WorkspaceIndex): string {
  const flows = users.filter((file) => index.flow(file)).length;
  if (users.length === 0) {
    return vscode.l10n.t('not used');
  }
  const others = users.length - flows;
  return vscode.l10n.t(
    'used by {0}',
    [...(flows > 0 ? [counted(flows, 'flow')] : []), ...(others > 0 ? [counted(others, 'other component')] : [])].join(
      ', ',
    ),
  );
}

/** A flow, agent or canvas app that uses a reference. */
function userNode(file: FilePath, parent: TreeNode, { index, uri }: NodeContext, reference: string): TreeNode {
  const flow = index.flow(file);
  const solution = index.solutionOf(file);
  const key = flow?.entries.find((entry) => entry.reference !== undefined && sameName(entry.reference, reference))?.key;
  const agent = solution?.agents.find(({ references }) => references.some((use) => use.file === file));
  const app = solution?.canvasApps.find(
    (candidate) => candidate.file === file && candidate.references.some((name) => sameName(name, reference)),
  );
  const resource = uri(file);
  return {
    id: `${parent.id}|${file}`,
    parent,
    label: flow?.name ?? app?.displayName ?? agent?.displayName ?? baseName(file),
    description: solution?.manifest?.uniqueName ?? '',
    tooltip: pathInFolder(withoutArchiveMark(file)),
    icon: flow ? 'zap' : app ? 'device-mobile' : 'hubot',
    target: {
      file,
      place:
        key === undefined
          ? wholeFile
          : { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, key), part: 'key' },
    },
    ...(resource && flow && { resource }),
  };
}

function connectorNode(connector: CustomConnector, parent: TreeNode, id: string, context: NodeContext): TreeNode {
  // Twins define one reference twice: it leads to the first.
  const references = unique(
    context.index
      .solutions()
      .flatMap((solution) => solution.connectionReferences)
      .filter(({ customConnectorId }) => connector.id !== '' && customConnectorId === connector.id)
      .map(({ logicalName }) => logicalName),
  );
  const resource = connector.inline ? undefined : context.uri(connector.file);
  const node: TreeNode = {
    id,
    parent,
    label: connector.displayName || connector.name || baseName(connector.file),
    description: references.length > 0 ? counted(references.length, 'reference') : vscode.l10n.t('no reference'),
    tooltip: [connector.name, connector.id].join('\n'),
    icon: 'symbol-interface',
    target: {
      file: connector.file,
      place: connector.inline ? { kind: 'xml', component: 'customConnector', name: connector.id } : wholeFile,
    },
    ...(resource && { resource }),
    context: 'customConnector',
    ...(references.length > 0 && {
      children: () => references.map((name) => referenceLink(name, node, context)),
    }),
  };
  return node;
}

function canvasAppNode(app: CanvasApp, parent: TreeNode, id: string, context: NodeContext): TreeNode {
  const resource = app.inline ? undefined : context.uri(app.file);
  const node: TreeNode = {
    id,
    parent,
    label: app.displayName || app.name,
    description: [
      counted(app.connectionCount, 'connection'),
      ...(app.references.length > 0 ? [counted(app.references.length, 'reference')] : []),
    ].join(' · '),
    tooltip: app.name,
    icon: 'device-mobile',
    target: { file: app.file, place: app.inline ? { kind: 'xml', component: 'canvasApp', name: app.name } : wholeFile },
    ...(resource && { resource }),
    ...(app.references.length > 0 && {
      children: () => unique(app.references).map((name) => referenceLink(name, node, context)),
    }),
  };
  return node;
}

function agentNode(agent: Agent, parent: TreeNode, id: string, context: NodeContext): TreeNode {
  const names = unique(agent.references.map(({ reference }) => reference));
  const node: TreeNode = {
    id,
    parent,
    label: agent.displayName,
    description: names.length > 0 ? counted(names.length, 'reference') : vscode.l10n.t('no connections'),
    tooltip: agent.schemaName,
    icon: 'hubot',
    target: { file: agent.file, place: wholeFile },
    ...(names.length > 0 && { children: () => names.map((name) => referenceLink(name, node, context)) }),
  };
  return node;
}

function variableNode(variable: EnvironmentVariable, parent: TreeNode, id: string, { uri }: NodeContext): TreeNode {
  const resource = uri(variable.file);
  return {
    id,
    parent,
    label: variable.displayName,
    description: [variable.type, ...(variable.hasValue ? [vscode.l10n.t('has a value here')] : [])].join(' · '),
    tooltip: variable.schemaName,
    icon: variable.type === 'secret' ? 'key' : 'symbol-variable',
    target: { file: variable.file, place: wholeFile },
    ...(resource && { resource }),
  };
}

/** A reference as something else uses it: leads to where it is defined. */
function referenceLink(logicalName: string, parent: TreeNode, { index }: NodeContext): TreeNode {
  const [definition] = index.definitionsOf(logicalName);
  return {
    id: `${parent.id}|${logicalName.toLowerCase()}`,
    parent,
    label: definition?.reference.displayName ?? logicalName,
    description: definition ? (definition.solution.manifest?.uniqueName ?? '') : vscode.l10n.t('not defined'),
    tooltip: logicalName,
    icon: definition ? 'plug' : 'warning',
    ...(definition && {
      target: {
        file: definition.reference.file,
        place: { kind: 'xml', component: 'connectionReference', name: definition.reference.logicalName },
      },
    }),
  };
}

/** Names that differ in case only are one. */
function unique(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function byLabel<Item>(items: readonly Item[], label: (item: Item) => string): Item[] {
  return items.toSorted((a, b) => label(a).localeCompare(label(b)));
}
