import * as vscode from 'vscode';
import type { ListedComponent } from '../../../core/model/solution';
import type { TreeNode } from './treeNode';

/**
 * Makes the rows for a solution in the YAML layout of Dataverse Git integration, from its list of components. Flows,
 * custom connectors, canvas apps and environment variables are listed by name; other components are only counted.
 */
export function listedNodes(components: readonly ListedComponent[], parent: TreeNode): TreeNode[] {
  const byFolder = new Map<string, ListedComponent[]>();
  for (const component of components) {
    byFolder.set(component.folder, [...(byFolder.get(component.folder) ?? []), component]);
  }
  const known = Object.entries(knownFolders()).flatMap(([folder, kind]) => {
    const listed = byFolder.get(folder);
    byFolder.delete(folder);
    return listed ? [kindNode(folder, kind, listed, parent)] : [];
  });
  return byFolder.size > 0 ? [...known, othersNode(byFolder, parent)] : known;
}

interface ListedKind {
  readonly label: string;
  readonly icon: string;
}

/**
 * The folders of the components that are listed by name, as Microsoft documents the YAML layout of Dataverse Git
 * integration, each with the label and icon of its row.
 */
function knownFolders(): Record<string, ListedKind> {
  return {
    modernflows: { label: vscode.l10n.t('Cloud Flows'), icon: 'type-hierarchy' },
    connectors: { label: vscode.l10n.t('Custom Connectors'), icon: 'symbol-interface' },
    canvasapps: { label: vscode.l10n.t('Canvas Apps'), icon: 'device-mobile' },
    environmentvariabledefinitions: { label: vscode.l10n.t('Environment Variables'), icon: 'symbol-variable' },
  };
}

function kindNode(
  folder: string,
  { label, icon }: ListedKind,
  listed: readonly ListedComponent[],
  parent: TreeNode,
): TreeNode {
  const node: TreeNode = {
    id: `${parent.id}|${folder}`,
    parent,
    label,
    description: String(listed.length),
    icon,
    children: () =>
      listed
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ name, file }) => ({
          id: `${node.id}|${name.toLowerCase()}`,
          parent: node,
          label: name,
          tooltip: vscode.l10n.t('{0}/{1}, as listed in solutioncomponents.yml', folder, name),
          icon: 'circle-outline',
          target: { file, place: { kind: 'file' } },
        })),
  };
  return node;
}

function othersNode(byFolder: ReadonlyMap<string, readonly ListedComponent[]>, parent: TreeNode): TreeNode {
  const counts = [...byFolder].map(([folder, listed]) => [folder, listed.length] as const);
  return {
    id: `${parent.id}|others`,
    parent,
    label: vscode.l10n.t('Other Components'),
    description: String(counts.reduce((sum, [, count]) => sum + count, 0)),
    tooltip: counts
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([folder, count]) => `${folder}: ${count}`)
      .join('\n'),
    icon: 'circle-outline',
  };
}
