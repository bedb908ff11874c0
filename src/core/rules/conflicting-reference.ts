import { conflictingDefinitions } from '../connectors/conflictingDefinitions';
import { solutionName } from '../model/solutionIdentity';
import { connectorLabel } from './connectorLabel';
import { defineMessages } from './messages';
import { definitionPlace, referencePlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

interface Conflict {
  readonly reference: string;
  readonly connector: string;
  readonly otherConnector: string;
  readonly otherSolution: string;
}

const messages = defineMessages({
  otherConnector: ({ reference, connector, otherConnector, otherSolution }: Conflict) =>
    `${reference} is for ${connector} in this solution and for ${otherConnector} in ${otherSolution}. An environment can contain only one of these two connection references, so the flows that need the other reference break. Rename one of the two references.`,
});

export const conflictingReferenceText: RuleText = {
  title: 'Two solutions define one connection reference on different connectors',
  description:
    'Another solution in the workspace defines a connection reference with the same logical name on another connector. Copies of the same solution are not compared.',
};

export const conflictingReference = {
  id: 'conflicting-reference',
  defaultSeverity: 'error',
  scope: 'solution',
  messages,
  check: ({ solution }, index, report) => {
    for (const reference of solution.connectionReferences) {
      const others = conflictingDefinitions(reference, solution, index);
      const [first] = others;
      if (first) {
        const names = {
          reference: reference.logicalName,
          connector: reference.apiName,
          otherConnector: first.reference.apiName,
        };
        report({
          file: reference.file,
          place: referencePlace(reference, 'connectorid'),
          message: messages.otherConnector({
            reference: reference.logicalName,
            connector: connectorLabel(reference, index),
            otherConnector: connectorLabel(first.reference, index),
            otherSolution: solutionName(first.solution),
          }),
          related: others.map(definitionPlace),
          data: names,
        });
      }
    }
  },
  fixes: ({ file, data }, index, { renameReferenceFixes }) => renameReferenceFixes(file, data.reference ?? '', index),
} satisfies SolutionRule;
