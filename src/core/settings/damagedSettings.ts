import type { DeclaredEnvironment } from '../config/declaredEnvironment';
import { baseName, directoryOf, type FilePath, folderOf } from '../model/filePath';
import { declarationOf } from './environments';

/**
 * Returns a function that tests whether a JSON file that is empty or ends too early counts as a settings file. Its content
 * does not show what it is, so `.connref.json`, its name or the files beside it must.
 * @param settings The settings files whose content shows that they are some.
 */
export function damagedSettingsTest(
  settings: readonly FilePath[],
  environmentsIn: (folder: string) => readonly DeclaredEnvironment[],
): (file: FilePath) => boolean {
  const directories = new Set(settings.map(directoryOf));
  return (file) =>
    /deployment[-_. ]?settings/i.test(baseName(file)) ||
    directories.has(directoryOf(file)) ||
    environmentsIn(folderOf(file)).some((environment) => declarationOf(file, environment) !== undefined);
}
