import { connectorDisplayName } from '../model/connectorDisplayName';
import { isCustomApiName, sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { areTwins, solutionName } from '../model/solutionIdentity';
import { definedThere, referencePlace } from './referencePlace';
import type { SolutionRule } from './rule';

export const conflictingReference: SolutionRule = {
  id: 'conflicting-reference',
  title: 'Two solutions define one connection reference on different connectors',
  defaultSeverity: 'error',
  scope: 'solution',
  description:
    'Another solution of the workspace defines the same logical name on another connector. Copies of one solution are not compared.',
  check: ({ solution }, index, report) => {
    for (const reference of solution.connectionReferences) {
      const others = index.definitionsOf(reference.logicalName).filter(
        (other) =>
          other.solution.root !== solution.root &&
          !areTwins(other.solution, solution) &&
          // Another state of this solution replaces it, and does not stand beside it.
          !sameName(solutionName(other.solution), solutionName(solution)) &&
          areOnDifferentConnectors(reference, other.reference),
      );
      const [first] = others;
      if (first) {
        report({
          file: reference.file,
          place: referencePlace(reference, 'connectorid'),
          message: `${reference.logicalName} is for ${shown(reference)} here and for ${shown(first.reference)} in ${solutionName(first.solution)}. Only one of them can be in an environment, and flows of the other solution break: rename one.`,
          related: others.map(definedThere),
          data: {
            reference: reference.logicalName,
            connector: reference.apiName,
            otherConnector: first.reference.apiName,
          },
        });
      }
    }
  },
};

/** Of custom connectors only the GUID tells (formats.md §6). */
function areOnDifferentConnectors(a: ConnectionReference, b: ConnectionReference): boolean {
  if (a.apiName === '' || b.apiName === '' || sameName(a.apiName, b.apiName)) {
    return false;
  }
  if (a.customConnectorId !== undefined && b.customConnectorId !== undefined) {
    return a.customConnectorId !== b.customConnectorId;
  }
  return !(isCustom(a) && isCustom(b));
}

function isCustom({ customConnectorId, apiName }: ConnectionReference): boolean {
  return customConnectorId !== undefined || isCustomApiName(apiName);
}

function shown({ apiName }: ConnectionReference): string {
  return `${connectorDisplayName(apiName)} (${apiName})`;
}
