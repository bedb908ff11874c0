import { MemoryFileTree } from './memoryFileTree';
import type { Random } from './random';
import { randomFiles } from './randomSolution';

/**
 * Solutions at random in two folders of a repository. In half of the workspaces they have different names, and there is a
 * third solution, which calls their flows: both may contain a flow or reference with other content.
 */
export function randomWorkspace(random: Random): MemoryFileTree {
  const tree = new MemoryFileTree();
  const names = random.oneIn(2) ? ['Contoso', 'Fabrikam', 'Users'] : [undefined, undefined];
  for (const [at, name] of names.entries()) {
    const root = `repo/${'ABC'.charAt(at)}`;
    const isOfOthers = (path: string): boolean => name === 'Users' && /Workflows.*(Send|Archive)/.test(path);
    for (const { path, text } of randomFiles(random).filter((file) => !random.oneIn(5) && !isOfOthers(file.path))) {
      const content = text();
      const named =
        name === undefined ? content : content.replace(/<UniqueName>(contoso|fabrikam)</i, `<UniqueName>${name}<`);
      tree.write(`${root}/${path}`, new TextEncoder().encode(named));
    }
  }
  return tree;
}
