import type { MissingDependency } from '../../model/solutionManifest';
import { detach } from '../../text/detach';
import { member, textMember } from '../parseJson';
import { parseYaml, yamlElements } from '../parseYaml';
import { factsResult, type ReadResult } from '../readResult';
import { missingDependency } from './solutionManifest';

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
  const missingDependencies = yamlElements(member(member(yaml, 'MissingDependencies'), 'MissingDependency'))
    .flatMap((dependency) => yamlElements(member(dependency, 'Required')))
    .map((required) =>
      missingDependency({
        attribute: (name) => {
          const text = textMember(required, `@${name}`);
          return text === undefined ? undefined : detach(text);
        },
      }),
    );
  return factsResult({ missingDependencies });
}
