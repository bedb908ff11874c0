import { isCustomConnector } from '../connectors/connectorIdentity';
import { canvasAppPlace } from './canvasAppPlace';
import { defineMessages } from './messages';
import { definitionPlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

const messages = defineMessages({
  notRecognised: ({ app, reference }: { readonly app: string; readonly reference: string }) =>
    `Canvas app “${app}” uses ${reference}, a connection reference on a custom connector. After an import, canvas apps do not recognise such a connection reference. In the target environment, remove the connection from the app and add the connection again; in a managed solution, this change creates an unmanaged layer.`,
});

export const canvasCustomConnectorReferenceText: RuleText = {
  title: 'Canvas app uses a connection reference on a custom connector',
  description:
    'A canvas app uses a connection reference on a custom connector. Canvas apps do not recognise such a reference after an import.',
};

export const canvasCustomConnectorReference = {
  id: 'canvas-custom-connector-reference',
  defaultSeverity: 'information',
  scope: 'solution',
  messages,
  check: ({ solution }, index, report) => {
    // The limit is known for canvas apps only, and not for code apps.
    for (const app of solution.canvasApps.filter(({ isCodeApp }) => !isCodeApp)) {
      for (const name of new Set(app.references)) {
        const definitions = index.definitionsOf(name);
        const definition = definitions.find((candidate) => candidate.solution.root === solution.root) ?? definitions[0];
        if (definition && isCustomConnector(definition.reference)) {
          const { logicalName, apiName } = definition.reference;
          report({
            file: app.file,
            place: canvasAppPlace(app),
            message: messages.notRecognised({ app: app.displayName, reference: logicalName }),
            related: [definitionPlace(definition)],
            data: { app: app.name, reference: logicalName, connector: apiName },
          });
        }
      }
    }
  },
} satisfies SolutionRule;
