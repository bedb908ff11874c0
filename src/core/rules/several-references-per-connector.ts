import { connectorKey } from '../connectors/connectorIdentity';
import { connectorDisplayName } from '../connectors/connectorNames';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { referencePlace } from './referencePlace';
import type { SolutionRule } from './rule';

export const severalReferencesPerConnector: SolutionRule = {
  id: 'several-references-per-connector',
  title: 'Solution has several connection references for one connector',
  defaultSeverity: 'off',
  scope: 'solution',
  description:
    'A solution has several connection references for one connector, which could be merged into one unless they stand for different connections.',
  check: ({ solution }, _index, report) => {
    const groups = new Map<string, [ConnectionReference, ...ConnectionReference[]]>();
    for (const reference of solution.connectionReferences) {
      const connector = connectorKey(reference);
      const group = groups.get(connector);
      // One that is defined twice is for duplicate-reference to report.
      if (connector !== '' && !group?.some(({ logicalName }) => sameName(logicalName, reference.logicalName))) {
        groups.set(connector, group ? [...group, reference] : [reference]);
      }
    }
    for (const [first, ...others] of groups.values()) {
      for (const reference of others) {
        report({
          file: reference.file,
          place: referencePlace(reference),
          message: `${solutionName(solution)} has ${others.length + 1} connection references for ${connectorDisplayName(reference.apiName)}, and each has to be mapped in every environment. Merge those that get the same connection.`,
          related: [
            {
              file: first.file,
              place: referencePlace(first),
              message: `${first.logicalName} is the first of them.`,
            },
          ],
          data: { reference: reference.logicalName, connector: reference.apiName, first: first.logicalName },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { mergeFixes }) => mergeFixes(file, data.reference ?? '', index),
};
