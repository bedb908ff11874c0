import { isCustomConnector } from '../connectors/connectorIdentity';
import { canvasAppPlace } from './canvasAppPlace';
import { definedThere } from './referencePlace';
import type { SolutionRule } from './rule';

export const canvasCustomConnectorReference: SolutionRule = {
  id: 'canvas-custom-connector-reference',
  title: 'Canvas app uses a connection reference on a custom connector',
  defaultSeverity: 'information',
  scope: 'solution',
  description:
    'A canvas app uses a connection reference on a custom connector, which canvas apps do not recognise after an import.',
  check: ({ solution }, index, report) => {
    for (const app of solution.canvasApps) {
      for (const name of new Set(app.references)) {
        const definitions = index.definitionsOf(name);
        const definition = definitions.find((candidate) => candidate.solution.root === solution.root) ?? definitions[0];
        if (definition && isCustomConnector(definition.reference)) {
          report({
            file: app.file,
            place: canvasAppPlace(app),
            message: `“${app.displayName}” uses ${definition.reference.logicalName}, which is on a custom connector, and canvas apps do not recognise such a reference after an import. Remove the connection from the app there and add it again; in a managed solution that makes an unmanaged layer.`,
            related: [definedThere(definition)],
            data: {
              app: app.name,
              reference: definition.reference.logicalName,
              connector: definition.reference.apiName,
            },
          });
        }
      }
    }
  },
};
