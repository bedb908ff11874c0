import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';

/** The directories of a solution in which the packager keeps components, in lower case: settings files lie beside them. */
const componentDirectories =
  /^(?:workflows|modernflows|connectors?|canvasapps|webresources|entities|environmentvariabledefinitions|botcomponents|bots|assets|other|dashboards|formulas|controls|optionsets|roles|appmodules|appmodulesitemaps|pluginassemblies|sdkmessageprocessingsteps|reports|templates|aimodels|solutions|publishers)\//;

/**
 * Whether a file may be a deployment settings file, which its content tells: those have all kinds of names (field.md §3.1).
 * @param root The directory of the solution in which the file lies, if any.
 */
export function isSettingsCandidate(file: FilePath, root: FilePath | undefined): boolean {
  if (!/\.json$/i.test(file) || file.endsWith('/.connref.json') || archiveOf(file) !== undefined) {
    return false;
  }
  return root === undefined || !componentDirectories.test(file.slice(root.length + 1).toLowerCase());
}
