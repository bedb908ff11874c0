import type { ImportPlan } from '../../plan/importPlan';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/**
 * The custom connectors that are new to the target environment. Each needs a connection there before the references for
 * the connector can be mapped.
 */
export function connectorItems({ connectorPasses, environment }: ImportPlan): OutlineItem[] {
  return [
    ...connectorPasses.map(({ displayName, solution, holdsItsReferences, references, isMapped }) =>
      isMapped
        ? outlineItem(
            'info',
            `${listed(references)} ${agree(references.length, 'is', 'are')} mapped, so ${environment} should have the custom connector ${displayName} already.`,
            ['Only an environment with the connector has connections for it.'],
          )
        : outlineItem(
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
