import type { UnsupportedSolution } from '../../plan/planScope';

/** Why a plan leaves out a solution, as a sentence without its full stop. */
export function unsupportedWords({ solution, path, version, reason, parent }: UnsupportedSolution): string {
  switch (reason) {
    case 'patch':
      return `${solution} is a patch of ${parent ?? 'another solution'}, and Connref does not plan patches`;
    case 'yamlLayout':
      return `${solution} is in the YAML layout of Dataverse Git integration, which Connref does not read`;
    case 'otherCopy':
      return `${path} is another copy of ${solution}, with version ${version}`;
  }
}
