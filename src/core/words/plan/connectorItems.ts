import type { ImportPlan } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** Custom connectors that are new to the environment. */
export function connectorItems({ connectorPasses, environment }: ImportPlan): OutlineItem[] {
  return [
    ...connectorPasses.map(({ displayName, solution, holdsItsReferences, references }) =>
      outlineItem(
        'info',
        `${displayName} is new in ${environment}, and needs a connection there before ${listed(references)} can be mapped.`,
        [
          holdsItsReferences
            ? `${solution} contains the connector and its references: import the connector alone first.`
            : `${solution} contains the connector, and is imported before the solutions with its references.`,
        ],
      ),
    ),
    ...(connectorPasses.length === 0 ? [] : [outlineItem('info', 'The section Commands has all steps in order.')]),
  ];
}
