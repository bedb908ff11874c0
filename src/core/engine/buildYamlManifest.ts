import { baseName, type FilePath } from '../model/filePath';
import type { SolutionManifest } from '../model/solutionManifest';
import type { ReadFacts } from './readFacts';

/**
 * Builds the manifest of a solution in the YAML layout (docs/formats.md#yaml-layout); undefined if the manifest file is
 * broken. In this layout, a solution's directory has the unique name of the solution, so the directory name replaces a
 * missing unique name.
 */
export function buildYamlManifest(
  root: FilePath,
  manifestFile: FilePath,
  read: ReadFacts,
): SolutionManifest | undefined {
  const facts = read.facts(manifestFile, 'yamlManifest');
  const uniqueName = facts?.uniqueName || baseName(root);
  return (
    facts && {
      ...facts,
      uniqueName,
      displayName: facts.displayName || uniqueName,
      processIds: [],
      rootComponents: [],
      missingDependencies: read.all('yamlMissingDependencies').flatMap((file) => file.facts.missingDependencies),
    }
  );
}
