import { listed } from '../text/listed';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

const messages = defineMessages({
  sameSolution: ({ connector, references }: { readonly connector: string; readonly references: readonly string[] }) =>
    `Custom connector ${connector} is in the same solution as connection references on it: ${listed(references)}. Connection references need a connection, so the connector must be imported alone before the first import of this solution. Move the connector to a separate solution.`,
  usesConnector: ({ reference, connector }: { readonly reference: string; readonly connector: string }) =>
    `Connection reference ${reference} is on custom connector ${connector}.`,
});

export const connectorWithItsReferencesText: RuleText = {
  title: 'Custom connector is in the same solution as references on it',
  description:
    'A solution contains a custom connector and connection references on it. The first import into an environment needs the connector, and a connection to it, before the references.',
};

export const connectorWithItsReferences = {
  id: 'connector-with-its-references',
  defaultSeverity: 'information',
  scope: 'solution',
  messages,
  check: ({ solution }, _index, report) => {
    for (const connector of solution.customConnectors) {
      const references = solution.connectionReferences.filter(
        ({ customConnectorId }) => customConnectorId === connector.id,
      );
      if (references.length > 0) {
        const names = references.map(({ logicalName }) => logicalName);
        const shownName = connector.displayName || connector.name;
        report({
          file: connector.file,
          place: connector.inline
            ? { kind: 'xml', component: 'customConnector', name: connector.id }
            : { kind: 'file' },
          message: messages.sameSolution({ connector: shownName, references: names }),
          related: references.map((reference) => ({
            file: reference.file,
            place: referencePlace(reference),
            message: messages.usesConnector({ reference: reference.logicalName, connector: shownName }),
          })),
          data: { customConnector: connector.name, references: names.join(' ') },
        });
      }
    }
  },
} satisfies SolutionRule;
