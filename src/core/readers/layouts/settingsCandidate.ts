import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';

/**
 * The folders of a solution in which tools write components, in lower case. Connref does not look for settings files in
 * these folders.
 */
const componentDirectories =
  /^(?:workflows|modernflows|connectors?|canvasapps|webresources|entities|environmentvariabledefinitions|botcomponents|bots|assets|other|dashboards|formulas|controls|optionsets|roles|appmodules|appmodulesitemaps|pluginassemblies|sdkmessageprocessingsteps|reports|templates|aimodels|solutions|publishers)\//;

/**
 * Whether a file may be a deployment settings file, by its path alone. Almost any JSON file may be one, because people give
 * settings files very different names: later, the content decides (docs/formats.md#deployment-settings-files).
 * @param root The root folder of the solution that contains the file. Undefined if the file is not in a solution.
 */
export function isSettingsCandidate(file: FilePath, root: FilePath | undefined): boolean {
  if (!/\.json$/i.test(file) || file.endsWith('/.connref.json') || archiveOf(file) !== undefined) {
    return false;
  }
  return root === undefined || !componentDirectories.test(file.slice(root.length + 1).toLowerCase());
}
