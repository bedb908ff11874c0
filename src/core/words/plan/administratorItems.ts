import type { ImportPlan } from '../../plan/importPlan';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** What no file shows, so that the administrator of the environment must know or look it up. */
export function administratorItems({
  environment,
  importMode,
  commands,
  connectors,
  solutions,
  olderSolutions,
}: ImportPlan): OutlineItem[] {
  if (commands.length === 0) {
    return [];
  }
  return [
    ...(connectors.length === 0
      ? []
      : [
          outlineItem(
            'info',
            `The data policies of ${environment} must allow these connectors together: ${listed(connectors.map(({ connectorName }) => connectorName))}.`,
            [
              'Some connectors are premium, as all custom connectors are: users and owners of flows need licences for them.',
            ],
          ),
        ]),
    ...olderSolutions.map(({ solution, version, needed, neededBy }) =>
      outlineItem(
        'warning',
        `${listed(neededBy)} ${agree(neededBy.length, 'was', 'were')} exported with ${solution} ${needed}, and the workspace has ${solution} ${version}.`,
        ['The import may ask for the newer version.'],
      ),
    ),
    outlineItem(
      'info',
      'The account that imports a new flow owns it. Who owns the flows and connections that are there already is not in the files.',
    ),
    ...(importMode === 'first' && solutions.some(({ managed }) => managed)
      ? [
          outlineItem(
            'info',
            `If ${environment} already has one of the solutions unmanaged, its managed import fails: both must be of one kind.`,
          ),
        ]
      : []),
    ...(importMode === 'first'
      ? []
      : [
          outlineItem(
            'info',
            `Unmanaged changes that somebody made in ${environment} lie over the new version and hide it. Remove these layers if they are not wanted.`,
          ),
        ]),
  ];
}
