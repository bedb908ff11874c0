import type { SolutionManifest } from '../../model/solution';
import { detach } from '../../text/detach';
import { member, textMember } from '../parseJson';
import { parseYaml, yamlElements } from '../parseYaml';
import { readFacts, type ReadResult } from '../readResult';
import { managedOf } from './solutionManifest';

/** What `solution.yml` says: what a solution lacks stands in a file of its own, and so does its publisher's prefix. */
export type YamlManifestFacts = Omit<SolutionManifest, 'missingDependencies'>;

/** Reads `solution.yml`: `Solution.xml` as YAML, attributes as members with `@` before their name (formats.md §9). */
export async function readYamlManifest(text: string): Promise<ReadResult<YamlManifestFacts>> {
  const { facts: yaml, problem } = await parseYaml(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const manifest = member(member(yaml, 'ImportExportXml'), 'SolutionManifest');
  const kept = (value: unknown, name: string): string => detach(textMember(value, name) ?? '');
  const uniqueName = kept(manifest, 'UniqueName');
  const [name] = yamlElements(member(member(manifest, 'LocalizedNames'), 'LocalizedName'));
  return readFacts({
    uniqueName,
    displayName: kept(name, '@description') || uniqueName,
    version: kept(manifest, 'Version'),
    managed: managedOf(textMember(manifest, 'Managed')),
    publisher: { uniqueName: kept(member(manifest, 'Publisher'), 'UniqueName'), prefix: '' },
    patchOf: kept(member(manifest, 'ParentSolution'), 'UniqueName') || undefined,
  });
}
