import type { SolutionManifest } from '../../model/solutionManifest';
import { detach } from '../../text/detach';
import { member, textMember } from '../parseJson';
import { parseYaml, yamlElements } from '../parseYaml';
import { factsResult, type ReadResult } from '../readResult';
import { parseManaged } from './solutionManifest';

/**
 * The facts that `solution.yml` contains. Missing dependencies and the prefix of the publisher are in other files, so
 * `prefix` is always empty.
 */
export type YamlManifestFacts = Omit<SolutionManifest, 'missingDependencies' | 'processIds' | 'rootComponents'>;

/**
 * Reads `solution.yml`, which is `Solution.xml` as YAML: an attribute is a member with `@` before its name
 * (docs/formats.md#yaml-layout).
 */
export async function readYamlManifest(text: string): Promise<ReadResult<YamlManifestFacts>> {
  const { facts: yaml, problem } = await parseYaml(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const manifest = member(member(yaml, 'ImportExportXml'), 'SolutionManifest');
  const textOf = (value: unknown, name: string): string => detach(textMember(value, name) ?? '');
  const uniqueName = textOf(manifest, 'UniqueName');
  const [name] = yamlElements(member(member(manifest, 'LocalizedNames'), 'LocalizedName'));
  return factsResult({
    uniqueName,
    displayName: textOf(name, '@description') || uniqueName,
    version: textOf(manifest, 'Version'),
    managed: parseManaged(textMember(manifest, 'Managed')),
    publisher: { uniqueName: textOf(member(manifest, 'Publisher'), 'UniqueName'), prefix: '' },
    patchOf: textOf(member(manifest, 'ParentSolution'), 'UniqueName') || undefined,
  });
}
