import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { FilePath } from '../model/filePath';

/**
 * The settings files of an environment that go into one import, in its order: those for what is imported, and those of which
 * nothing tells what they are for. Only these are laid over one another.
 * @param roots Of the solution that is imported, and of its other copies.
 */
export function importFiles(
  { files }: Pick<DeploymentEnvironment, 'files'>,
  roots: readonly FilePath[],
): SettingsTarget[] {
  return files.filter((target) => appliesTo(target, roots));
}

/** Whether a settings file goes into the import of one of some solutions. */
export function appliesTo({ solutions }: SettingsTarget, roots: readonly FilePath[]): boolean {
  return solutions.length === 0 || solutions.some((root) => roots.includes(root));
}

/** Whether there is an import into which both of two settings files go. */
export function canShareImport(one: SettingsTarget, other: SettingsTarget): boolean {
  return one.solutions.length === 0 || appliesTo(other, one.solutions);
}
