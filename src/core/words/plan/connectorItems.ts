import type { ImportPlan } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/**
 * The custom connectors that are new to the target environment. Each needs a connection there before the references for
 * the connector can be mapped.
 */
export function connectorItems({ connectorPasses, environment }: ImportPlan): OutlineItem[] {
  return [
    ...connectorPasses.map(({ displayName, solution, holdsItsReferences, references }) =>
      outlineItem(
        'info',
        `The custom connector ${displayName} is new in ${environment}, and needs a connection there before ${listed(references)} can be mapped.`,
        [
          holdsItsReferences
            ? `${solution} contains both the connector and the connection references for it: import the connector alone first.`
            : `${solution} contains the connector, and is imported before the solutions with these connection references.`,
        ],
      ),
    ),
    ...(connectorPasses.length === 0 ? [] : [outlineItem('info', 'The section Steps has all steps in order.')]),
  ];
}
