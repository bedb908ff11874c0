import { connectorName } from '../connectors/connectorNames';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { solutionName } from '../model/solutionIdentity';
import { connectorLabel } from './connectorLabel';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { FlowRule, RuleText } from './rule';

interface Mismatch {
  readonly flow: string;
  readonly connector: string;
  /** The connector with its API name, because the names of the two connectors may be similar. */
  readonly connectorLabel: string;
  readonly reference: string;
  readonly referenceLabel: string;
}

interface Definition {
  readonly reference: string;
  readonly connector: string;
  readonly solution: string;
}

const messages = defineMessages({
  otherConnector: ({ flow, connector, connectorLabel, reference, referenceLabel }: Mismatch) =>
    `“${flow}” uses ${connectorLabel}, but ${reference} is a connection reference for ${referenceLabel}. The flow cannot be turned on after the import. Use a connection reference for ${connector}.`,
  definition: ({ reference, connector, solution }: Definition) =>
    `Connection reference ${reference} is defined in ${solution} for ${connector}.`,
});

export const connectorMismatchText: RuleText = {
  title: 'Flow and connection reference have different connectors',
  description:
    'A connection entry of a flow uses a connection reference for another connector. Not reported if both refer to the same custom connector by its GUID.',
};

export const connectorMismatch = {
  id: 'connector-mismatch',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, faults }, index, report) => {
    for (const { entry, reference, definition } of faults.filter((fault) => fault.kind === 'connectorMismatch')) {
      const { logicalName, apiName, file } = definition.reference;
      report({
        file: flow.file,
        place: {
          kind: 'json',
          pointer: jsonPointer(connectionReferencesPointer, entry.key, 'connection', 'connectionReferenceLogicalName'),
          part: 'value',
        },
        message: messages.otherConnector({
          flow: flow.name,
          connector: connectorName(entry, index),
          connectorLabel: connectorLabel(entry, index),
          reference,
          referenceLabel: connectorLabel(definition.reference, index),
        }),
        related: [
          {
            file,
            place: referencePlace(definition.reference, 'connectorid'),
            message: messages.definition({
              reference: logicalName,
              connector: connectorLabel(definition.reference, index),
              solution: solutionName(definition.solution),
            }),
          },
        ],
        data: {
          key: entry.key,
          reference,
          connector: entry.apiName,
          referenceConnector: apiName,
        },
      });
    }
  },
  fixes: (finding, index, { bindToOtherFixes }) => bindToOtherFixes(finding.file, finding.data.key ?? '', index),
} satisfies FlowRule;
