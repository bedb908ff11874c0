import type { FilePath } from '../model/filePath';
import type { SolutionComponentKind } from '../readers/components/allComponents';
import { allLayouts } from '../readers/layouts/allLayouts';
import { isCodeAppFile } from '../readers/layouts/projectFiles';
import { isSettingsCandidate } from '../readers/layouts/settingsCandidate';
import type { SolutionRoot } from '../readers/layouts/solutionRoot';
import { unreadKindOf } from '../readers/layouts/unreadLayout';

/**
 * What a file is: a file of a component in the innermost solution that contains it, a JSON file that may be a
 * deployment settings file, or the configuration of a code app project.
 */
export type ComponentFile = SolutionFile | SettingsCandidate | CodeAppFile;

export interface SolutionFile {
  readonly root: SolutionRoot;
  readonly kind: SolutionComponentKind;
}

export interface SettingsCandidate {
  readonly root: undefined;
  readonly kind: 'deploymentSettings';
}

export interface CodeAppFile {
  readonly root: undefined;
  readonly kind: 'codeApp';
}

const settingsCandidate: SettingsCandidate = { root: undefined, kind: 'deploymentSettings' };
const codeAppFile: CodeAppFile = { root: undefined, kind: 'codeApp' };

/**
 * Finds out what a file is from its path.
 * @param root The innermost solution that contains the file.
 * @returns Undefined if Connref does not read the file.
 */
export function componentOf(file: FilePath, root: SolutionRoot | undefined): ComponentFile | undefined {
  if (root) {
    const kind =
      allLayouts[root.layout].kindOf(file.slice(root.root.length + 1).toLowerCase()) ??
      unreadKindOf(file, root.unreadLayout);
    if (kind !== undefined) {
      return { root, kind };
    }
  }
  if (isCodeAppFile(file)) {
    return codeAppFile;
  }
  return isSettingsCandidate(file, root?.root) ? settingsCandidate : undefined;
}
