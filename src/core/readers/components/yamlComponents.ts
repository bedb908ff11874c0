import { trimmedEnd } from '../../text/trimmed';
import type { ListedComponent } from '../../model/solution';
import { detach } from '../../text/detach';
import { member, textMember } from '../parseJson';
import { parseYaml, yamlElements } from '../parseYaml';
import { factsResult, type ReadResult } from '../readResult';

export interface YamlComponentsFacts {
  /** Each component once, even if `solutioncomponents.yml` lists several files of the component. */
  readonly components: readonly Omit<ListedComponent, 'file'>[];
}

/**
 * Reads `solutioncomponents.yml`, which lists the paths of a solution's components. The paths are relative to the folder
 * that contains `solutions` (docs/formats.md#yaml-layout). Real files contain
 * `SolutionComponents: Component: - '@path': /entities/x`, and Microsoft's documentation shows `- Path: entities/x`; both
 * forms are read.
 */
export async function readYamlComponents(text: string): Promise<ReadResult<YamlComponentsFacts>> {
  const simplePaths = pathsOfSimpleList(text);
  if (simplePaths) {
    return factsResult({ components: componentsAt(simplePaths) });
  }
  const { facts: yaml, problem } = await parseYaml(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const listed = Array.isArray(yaml) ? yaml : member(member(yaml, 'SolutionComponents'), 'Component');
  const paths = yamlElements(listed).map((item) => textMember(item, '@path') ?? textMember(item, 'Path') ?? '');
  return factsResult({ components: componentsAt(paths) });
}

/**
 * The paths in the file if every line has the form that Microsoft's tools write. Undefined if any line has another form,
 * because only a YAML parser can read such a file. Large solutions list thousands of paths, and a YAML parser would block
 * the editor for too long.
 */
function pathsOfSimpleList(text: string): string[] | undefined {
  const paths: string[] = [];
  let indent: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, before, path] = /^( *)- (?:'@path'|Path): ([\w./][\w./ ()-]*)$/.exec(trimmedEnd(line, / /)) ?? [];
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
    // Skip the path of the publisher: the file lists it although a publisher is not a component of the solution.
    if (folder !== undefined && name !== undefined && folder.toLowerCase() !== 'publishers') {
      components.set(`${folder}/${name}`.toLowerCase(), { folder: detach(folder.toLowerCase()), name: detach(name) });
    }
  }
  return [...components.values()];
}
