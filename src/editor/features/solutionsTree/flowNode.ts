import * as vscode from 'vscode';
import { connectorName } from '../../../core/connectors/connectorNames';
import { withoutArchiveMark } from '../../../core/model/archivePath';
import { pathInFolder } from '../../../core/model/filePath';
import { type ConnectionEntry, connectionReferencesPointer, type Flow } from '../../../core/model/flow';
import { jsonPointer, wholeFile } from '../../../core/model/place';
import type { Solution } from '../../../core/model/solution';
import { isEditable } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import { countOf } from '../../countOf';
import type { NodeContext, TreeNode } from './treeNode';

export function flowNode(
  flow: Flow,
  solution: Solution,
  parent: TreeNode,
  id: string,
  { index, uri }: NodeContext,
): TreeNode {
  const raw = flow.entries.filter(({ rawForm }) => rawForm !== undefined).length;
  const bound = new Set(
    flow.entries.flatMap(({ reference }) => (reference === undefined ? [] : [reference.toLowerCase()])),
  ).size;
  const facts = [
    ...(flow.state === 'off' ? [vscode.l10n.t('off')] : []),
    ...(flow.readable ? [] : [vscode.l10n.t('cannot be read')]),
    ...(bound > 0 ? [countOf(bound, 'reference')] : []),
    ...(raw > 0 ? [countOf(raw, 'rawConnection')] : []),
  ];
  const resource = uri(flow.file);
  const node: TreeNode = {
    id,
    parent,
    label: flow.name,
    description: facts.join(' · '),
    tooltip: [flow.name, pathInFolder(withoutArchiveMark(flow.file)), stateText(flow)].join('\n'),
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

function stateText({ state }: Flow): string {
  switch (state) {
    case 'on':
      return vscode.l10n.t('This flow is turned on in the source files.');
    case 'off':
      return vscode.l10n.t('This flow is turned off in the source files. An import leaves the flow turned off.');
    case 'unknown':
      return vscode.l10n.t('The source files do not say whether this flow is turned on.');
    case 'unreadable':
      return vscode.l10n.t(
        'Unknown whether this flow is turned on, because its metadata file (.data.xml) cannot be read.',
      );
  }
}

function entryNode(
  entry: ConnectionEntry,
  flow: Flow,
  solution: Solution,
  parent: TreeNode,
  index: WorkspaceIndex,
): TreeNode {
  const usage = usageText(entry);
  const connector = connectorName(entry, index);
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
      tooltip: `${entry.key}\n${usage}`,
      icon: 'debug-disconnect',
      iconColour: 'problemsWarningIcon.foreground',
    };
  }
  const { reference } = entry;
  const definitions = index.definitionsOf(reference);
  const ownDefinition = definitions.find((definition) => definition.solution.root === solution.root);
  const definition = ownDefinition ?? definitions[0];
  return {
    ...common,
    label: definition?.reference.displayName ?? reference,
    description: [
      ownDefinition
        ? connector
        : definition
          ? vscode.l10n.t('from {0}', definition.solution.manifest?.uniqueName ?? '')
          : vscode.l10n.t('not defined'),
      ...(entry.runtimeSource === 'invoker' ? [vscode.l10n.t('run-only user')] : []),
    ].join(' · '),
    tooltip: `${reference}\n${connector} (${entry.key})\n${usage}`,
    icon: definition ? 'plug' : 'warning',
    ...(definition ? {} : { iconColour: 'problemsErrorIcon.foreground' }),
  };
}

function usageText({ usedBy, use }: ConnectionEntry): string {
  if (usedBy.length > 0) {
    return vscode.l10n.t('Used by: {0}', usedBy.join(', '));
  }
  switch (use) {
    case 'known':
      return vscode.l10n.t('Used in an expression.');
    case 'possible':
      return vscode.l10n.t('Unknown whether the flow uses this connection.');
    case 'none':
      return vscode.l10n.t('Not used by any trigger or action.');
  }
}
