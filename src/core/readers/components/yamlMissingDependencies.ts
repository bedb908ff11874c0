import type { MissingDependency } from '../../model/solutionManifest';
import { member, textMember } from '../parseJson';
import { parseYaml, yamlElements } from '../parseYaml';
import { factsResult, type ReadResult } from '../readResult';
import { missingDependencies } from './solutionManifest';

export interface YamlMissingDependenciesFacts {
  readonly missingDependencies: readonly MissingDependency[];
}

/**
 * Reads `missingdependencies.yml`. It contains the same as `<MissingDependencies>` in `Solution.xml`
 * (docs/formats.md#yaml-layout).
 */
export async function readYamlMissingDependencies(text: string): Promise<ReadResult<YamlMissingDependenciesFacts>> {
  const { facts: yaml, problem } = await parseYaml(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const required = yamlElements(member(member(yaml, 'MissingDependencies'), 'MissingDependency')).flatMap(
    (dependency) => yamlElements(member(dependency, 'Required')),
  );
  return factsResult({
    missingDependencies: missingDependencies(required.map((each) => (name) => textMember(each, `@${name}`))),
  });
}
