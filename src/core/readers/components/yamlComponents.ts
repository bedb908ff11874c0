import type { ListedComponent } from '../../model/solution';
import { detach } from '../../text/detach';
import { member, textMember } from '../parseJson';
import { parseYaml, yamlElements } from '../parseYaml';
import { readFacts, type ReadResult } from '../readResult';

export interface YamlComponentsFacts {
  /** Each component once, though several of its files may be listed. */
  readonly components: readonly Omit<ListedComponent, 'file'>[];
}

/**
 * Reads `solutioncomponents.yml`, which lists the paths of a solution's components, relative to the directory that holds
 * `solutions` (formats.md §9). Real files have `SolutionComponents: Component: - '@path': /entities/x`; Microsoft's
 * documentation prints `- Path: entities/x`.
 */
export async function readYamlComponents(text: string): Promise<ReadResult<YamlComponentsFacts>> {
  const { facts: yaml, problem } = await parseYaml(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const listed = Array.isArray(yaml) ? yaml : member(member(yaml, 'SolutionComponents'), 'Component');
  const components = new Map<string, Omit<ListedComponent, 'file'>>();
  for (const item of yamlElements(listed)) {
    const path = textMember(item, '@path') ?? textMember(item, 'Path') ?? '';
    const [folder, name] = path.split('/').filter((part) => part !== '');
    // The publisher is listed too, and is no component.
    if (folder !== undefined && name !== undefined && folder.toLowerCase() !== 'publishers') {
      components.set(`${folder}/${name}`.toLowerCase(), { folder: detach(folder.toLowerCase()), name: detach(name) });
    }
  }
  return readFacts({ components: [...components.values()] });
}
