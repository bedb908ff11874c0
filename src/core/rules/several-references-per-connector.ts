import { connectorKey } from '../connectors/connectorIdentity';
import { connectorName } from '../connectors/connectorNames';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

interface Group {
  readonly solution: string;
  readonly connector: string;
  /** The number of connection references for the connector, at least 2. */
  readonly count: number;
}

const messages = defineMessages({
  oneOfSeveral: ({ solution, connector, count }: Group) =>
    `${solution} has ${count} connection references for ${connector}. Each of them must be mapped in every target environment. Merge the references that get the same connection.`,
  firstOfSeveral: ({ reference, connector }: { readonly reference: string; readonly connector: string }) =>
    `${reference} is the first connection reference for ${connector} in the solution.`,
});

export const severalReferencesPerConnectorText: RuleText = {
  title: 'Solution has several connection references for one connector',
  description:
    'A solution has several connection references for one connector. The references could be merged into one, unless they need different connections.',
};

export const severalReferencesPerConnector = {
  id: 'several-references-per-connector',
  defaultSeverity: 'off',
  scope: 'solution',
  messages,
  check: ({ solution }, index, report) => {
    const groups = new Map<string, [ConnectionReference, ...ConnectionReference[]]>();
    for (const reference of solution.connectionReferences) {
      const connector = connectorKey(reference);
      const group = groups.get(connector);
      // Skip a second definition of the same logical name, because the rule duplicate-reference reports it.
      if (connector !== '' && !group?.some(({ logicalName }) => sameName(logicalName, reference.logicalName))) {
        groups.set(connector, group ? [...group, reference] : [reference]);
      }
    }
    for (const [first, ...others] of groups.values()) {
      for (const reference of others) {
        const connector = connectorName(reference, index);
        report({
          file: reference.file,
          place: referencePlace(reference),
          message: messages.oneOfSeveral({ solution: solutionName(solution), connector, count: others.length + 1 }),
          related: [
            {
              file: first.file,
              place: referencePlace(first),
              message: messages.firstOfSeveral({ reference: first.logicalName, connector }),
            },
          ],
          data: { reference: reference.logicalName, connector: reference.apiName, first: first.logicalName },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { mergeFixes }) => mergeFixes(file, data.reference ?? '', index),
} satisfies SolutionRule;
