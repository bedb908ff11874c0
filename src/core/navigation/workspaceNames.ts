import type { FilePath } from '../model/filePath';
import type { Place } from '../model/place';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';

/** A flow, connection reference, custom connector or environment variable that the user can search for by name. */
export interface WorkspaceName {
  readonly kind: 'flow' | 'reference' | 'connector' | 'variable';
  /** The display name of the component; for a custom connector without one, the same as `fileName`. */
  readonly name: string;
  /** The name of the component in files, such as a logical name; empty for a flow. */
  readonly fileName: string;
  /** The unique name of the solution with the component, or the solution's path if its manifest can't be read. */
  readonly solution: string;
  readonly file: FilePath;
  readonly place: Place;
}

/** The largest number of results. Nobody reads more results, and a longer query finds the ones that were left out. */
const maxNames = 1000;

/**
 * Returns the components whose names contain the characters of the query in the same order, with or without other
 * characters between them, up to a limit. Spaces in the query and upper or lower case do not matter.
 */
export function findWorkspaceNames(query: string, solutions: readonly Solution[]): WorkspaceName[] {
  const wanted = Array.from(query.toLowerCase().replaceAll(/\s/g, ''));
  const found: WorkspaceName[] = [];
  for (const solution of solutions) {
    for (const name of namesOf(solution)) {
      if (containsInOrder(`${name.name} ${name.fileName}`.toLowerCase(), wanted)) {
        found.push(name);
        if (found.length === maxNames) {
          return found;
        }
      }
    }
  }
  return found;
}

function* namesOf(solution: Solution): Generator<WorkspaceName> {
  const common = { solution: solutionName(solution), place: { kind: 'file' } } as const;
  for (const reference of solution.connectionReferences) {
    const { logicalName, displayName, file } = reference;
    const place = { kind: 'xml', component: 'connectionReference', name: logicalName } as const;
    yield { ...common, kind: 'reference', name: displayName, fileName: logicalName, file, place };
  }
  for (const { id, name, displayName, file, inline } of solution.customConnectors) {
    const place = inline ? ({ kind: 'xml', component: 'customConnector', name: id } as const) : common.place;
    yield { ...common, kind: 'connector', name: displayName || name, fileName: name, file, place };
  }
  for (const { schemaName, displayName, file } of solution.environmentVariables) {
    yield { ...common, kind: 'variable', name: displayName, fileName: schemaName, file };
  }
  for (const { name, file } of solution.flows.values()) {
    yield { ...common, kind: 'flow', name, fileName: '', file };
  }
}

function containsInOrder(text: string, characters: readonly string[]): boolean {
  let at = 0;
  for (const character of characters) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}
