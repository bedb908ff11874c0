import { connectorDisplayName } from '../connectors/connectorNames';
import { referencePlace } from './referencePlace';
import type { SolutionRule } from './rule';

export const defaultDisplayName: SolutionRule = {
  id: 'default-display-name',
  title: 'Connection reference has the name that was made up for it',
  defaultSeverity: 'hint',
  scope: 'solution',
  description:
    'The display name of a connection reference is the generated one, made of connector, solution and the random suffix of its logical name: it does not say what the reference is for.',
  check: ({ solution }, _index, report) => {
    for (const reference of solution.connectionReferences) {
      const [, suffix] = /_([0-9a-f]{5})$/i.exec(reference.logicalName) ?? [];
      const [, generated] = /\s\S+-([0-9a-f]{5})$/i.exec(reference.displayName) ?? [];
      if (suffix !== undefined && suffix.toLowerCase() === generated?.toLowerCase()) {
        report({
          file: reference.file,
          place: referencePlace(reference, 'connectionreferencedisplayname'),
          message: `“${reference.displayName}” does not tell who maps it what it is for. Name it after its purpose, such as “${connectorDisplayName(reference.apiName)} – month-end reports”.`,
          related: [],
          data: { reference: reference.logicalName, displayName: reference.displayName },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { renameDisplayNameFixes }) =>
    renameDisplayNameFixes(file, data.reference ?? '', index),
};
