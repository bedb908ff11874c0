import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { FilePath } from '../model/filePath';

/**
 * The settings files of an environment that the import of one solution uses, in the environment's order. A file is used
 * when it is for the imported solution, or when it is not known which solutions the file is for. Files for other
 * solutions must not be merged in, because their values belong to other imports.
 * @param roots The roots of the imported solution and of other exports of the same solution.
 */
export function importFiles(
  { files }: Pick<DeploymentEnvironment, 'files'>,
  roots: readonly FilePath[],
): SettingsTarget[] {
  return files.filter((target) => appliesTo(target, roots));
}

/**
 * Whether a settings file is used when a solution with one of the roots is imported. True also when it is not known
 * which solutions the file is for.
 */
export function appliesTo({ solutions }: SettingsTarget, roots: readonly FilePath[]): boolean {
  return solutions.length === 0 || solutions.some((root) => roots.includes(root));
}

/** Whether the import of one solution can use both settings files. */
export function canShareImport(one: SettingsTarget, other: SettingsTarget): boolean {
  return one.solutions.length === 0 || appliesTo(other, one.solutions);
}
