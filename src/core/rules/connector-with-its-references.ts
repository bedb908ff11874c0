import type { SolutionRule } from './rule';
import { referencePlace } from './referencePlace';
import { listed } from '../text/listed';
import { agree } from '../text/countOf';

export const connectorWithItsReferences: SolutionRule = {
  id: 'connector-with-its-references',
  title: 'Custom connector is in one solution with references on it',
  defaultSeverity: 'information',
  scope: 'solution',
  description:
    'A solution holds a custom connector and connection references on it. The first import into an environment needs the connector, and a connection of it, before the references.',
  check: ({ solution }, _index, report) => {
    for (const connector of solution.customConnectors) {
      const references = solution.connectionReferences.filter(
        ({ customConnectorId }) => customConnectorId === connector.id,
      );
      if (references.length > 0) {
        const names = references.map(({ logicalName }) => logicalName);
        report({
          file: connector.file,
          place: connector.inline
            ? { kind: 'xml', component: 'customConnector', name: connector.id }
            : { kind: 'file' },
          message: `The connector ${connector.displayName || connector.name} is in one solution with ${listed(names)}, which ${agree(names.length, 'needs', 'need')} a connection of it: a first import has to bring the connector alone before. Keep it in a solution of its own.`,
          related: references.map((reference) => ({
            file: reference.file,
            place: referencePlace(reference),
            message: `${reference.logicalName} is on this connector.`,
          })),
          data: { customConnector: connector.name, references: names.join(' ') },
        });
      }
    }
  },
};
