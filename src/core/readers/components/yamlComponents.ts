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
  const plain = plainlyListed(text);
  if (plain) {
    return readFacts({ components: componentsAt(plain) });
  }
  const { facts: yaml, problem } = await parseYaml(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const listed = Array.isArray(yaml) ? yaml : member(member(yaml, 'SolutionComponents'), 'Component');
  const paths = yamlElements(listed).map((item) => textMember(item, '@path') ?? textMember(item, 'Path') ?? '');
  return readFacts({ components: componentsAt(paths) });
}

/**
 * The paths of a list in which every line is what the tools write; undefined where a line is anything else, and YAML has to
 * say what it means. Large solutions list thousands, over which a parser would hold up everybody else.
 */
function plainlyListed(text: string): string[] | undefined {
  const paths: string[] = [];
  let indent: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, before, path] = /^( *)- (?:'@path'|Path): ([\w./][\w./ ()-]*?) *$/.exec(line) ?? [];
    if (path !== undefined && (indent ?? before) === before) {
      indent = before;
      paths.push(path);
    } else if (path !== undefined || !/^(?:SolutionComponents:| +Component:|) *$/.test(line)) {
      return undefined;
    }
  }
  return paths;
}

function componentsAt(paths: readonly string[]): YamlComponentsFacts['components'] {
  const components = new Map<string, Omit<ListedComponent, 'file'>>();
  for (const path of paths) {
    const [folder, name] = path.split('/').filter((part) => part !== '');
    // The publisher is listed too, and is no component.
    if (folder !== undefined && name !== undefined && folder.toLowerCase() !== 'publishers') {
      components.set(`${folder}/${name}`.toLowerCase(), { folder: detach(folder.toLowerCase()), name: detach(name) });
    }
  }
  return [...components.values()];
}
