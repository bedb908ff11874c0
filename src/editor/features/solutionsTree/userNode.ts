import * as vscode from 'vscode';
import { type Place, wholeFile } from '../../../core/model/place';
import type { FilePath } from '../../../core/model/filePath';
import { countOf } from '../../countOf';
import { referenceLink, uniqueNames } from './referenceLink';
import type { NodeContext, TreeNode } from './treeNode';

/** An agent, a source of knowledge or a desktop flow, as its row shows it. */
export interface ShownUser {
  readonly name: string;
  readonly tooltip: string;
  readonly icon: string;
  readonly file: FilePath;
  /** The place of the component in a file that contains several components; undefined for a separate file. */
  readonly place?: Place;
  /** Logical names of the connection references that the component uses. */
  readonly references: readonly string[];
  /** Whether the list of references is known. */
  readonly isReadable?: boolean;
}

/** The row of a component with its connection references, which are its children. */
export function userNode(user: ShownUser, parent: TreeNode, id: string, context: NodeContext): TreeNode {
  const { name, tooltip, icon, file, place = wholeFile, isReadable = true } = user;
  const references = uniqueNames(user.references);
  const resource = user.place ? undefined : context.uri(file);
  const node: TreeNode = {
    id,
    parent,
    label: name,
    description: !isReadable
      ? vscode.l10n.t('cannot be read')
      : references.length > 0
        ? countOf(references.length, 'reference')
        : vscode.l10n.t('no connections'),
    tooltip,
    icon,
    target: { file, place },
    ...(resource && { resource }),
    ...(references.length > 0 && { children: () => references.map((each) => referenceLink(each, node, context)) }),
  };
  return node;
}
