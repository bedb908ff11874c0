import { connectorDisplayName } from '../connectors/connectorNames';
import { conflictingDefinitions } from '../connectors/conflictingDefinitions';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
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
      const others = conflictingDefinitions(reference, solution, index);
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
  fixes: ({ file, data }, index, { renameReferenceFixes }) => renameReferenceFixes(file, data.reference ?? '', index),
};

function shown({ apiName }: ConnectionReference): string {
  return `${connectorDisplayName(apiName)} (${apiName})`;
}
