import * as vscode from 'vscode';
import type { CanvasApp } from '../../../core/model/canvasApp';
import { wholeFile } from '../../../core/model/place';
import { countOf } from '../../countOf';
import { referenceLink, uniqueNames } from './referenceLink';
import type { NodeContext, TreeNode } from './treeNode';

export function canvasAppNode(app: CanvasApp, parent: TreeNode, id: string, context: NodeContext): TreeNode {
  const resource = app.inline ? undefined : context.uri(app.file);
  const references = uniqueNames([
    ...app.references,
    ...app.dependencies.filter(({ kind }) => kind === 'connectionReference').map(({ name }) => name),
  ]);
  const node: TreeNode = {
    id,
    parent,
    label: app.displayName || app.name,
    description: [
      ...(app.isCodeApp ? [vscode.l10n.t('code app')] : []),
      countOf(app.connectionCount, 'connection'),
      ...(references.length > 0 ? [countOf(references.length, 'reference')] : []),
    ].join(' · '),
    tooltip: app.name,
    icon: 'device-mobile',
    target: { file: app.file, place: app.inline ? { kind: 'xml', component: 'canvasApp', name: app.name } : wholeFile },
    ...(resource && { resource }),
    ...(references.length > 0 && {
      children: () => references.map((name) => referenceLink(name, node, context)),
    }),
  };
  return node;
}
