import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';

/**
 * The folders of a solution in which the packager writes components, in lower case. Settings files are never in these
 * folders.
 */
const componentDirectories =
  /^(?:workflows|modernflows|connectors?|canvasapps|webresources|entities|environmentvariabledefinitions|botcomponents|bots|assets|other|dashboards|formulas|controls|optionsets|roles|appmodules|appmodulesitemaps|pluginassemblies|sdkmessageprocessingsteps|reports|templates|aimodels|solutions|publishers)\//;

/**
 * Whether a file may be a deployment settings file. Only its content decides, because people give these files very different
 * names (docs/formats.md#deployment-settings-files).
 * @param root The folder of the solution that contains the file, if any.
 */
export function isSettingsCandidate(file: FilePath, root: FilePath | undefined): boolean {
  if (!/\.json$/i.test(file) || file.endsWith('/.connref.json') || archiveOf(file) !== undefined) {
    return false;
  }
  return root === undefined || !componentDirectories.test(file.slice(root.length + 1).toLowerCase());
}
