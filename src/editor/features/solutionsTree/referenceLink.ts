import * as vscode from 'vscode';
import { nameKey } from '../../../core/model/names';
import { uniqueBy } from '../../../core/text/unique';
import type { NodeContext, TreeNode } from './treeNode';

/**
 * The row of a connection reference below a canvas app, agent or connector. A click opens the definition of the
 * reference, if a solution defines it.
 */
export function referenceLink(logicalName: string, parent: TreeNode, { index }: NodeContext): TreeNode {
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

/** The names without duplicates. Names that differ only in case are duplicates. */
export function uniqueNames(names: readonly string[]): string[] {
  return uniqueBy(names, nameKey);
}
