import type { ImportPlan } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** Custom connectors that are new to the environment. */
export function connectorItems({ connectorPasses, environment }: ImportPlan): OutlineItem[] {
  return connectorPasses.map(({ displayName, solution, holdsItsReferences, references }) =>
    outlineItem(
      'info',
      `${displayName} is new to ${environment}, and a connection for it must be there before ${listed(references)} can be mapped.`,
      [
        holdsItsReferences
          ? `${solution} holds both: import it in two passes, the connector alone first. Commands has all steps in their order.`
          : `${solution} brings it and is imported before. Commands has all steps in their order.`,
      ],
    ),
  );
}
