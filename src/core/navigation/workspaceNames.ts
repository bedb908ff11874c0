import type { FilePath } from '../model/filePath';
import type { Place } from '../model/place';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';

/** A flow, connection reference, custom connector or environment variable that a search by name can find. */
export interface WorkspaceName {
  readonly kind: 'flow' | 'reference' | 'connector' | 'variable';
  /** The display name. */
  readonly name: string;
  /** The name in the files, such as a logical name; empty for a flow. */
  readonly fileName: string;
  readonly solution: string;
  readonly file: FilePath;
  readonly place: Place;
}

/** The limit of results. Nobody reads more, and a longer query finds the rest. */
const maxNames = 1000;

/** Returns the names that contain the characters of the query in order, not necessarily side by side. */
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
