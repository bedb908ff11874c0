import type { AcceleratorContent, ComponentGrant, FlowActivation } from '../../model/acceleratorSettings';
import { detach } from '../../text/detach';
import { items, member, textMember } from '../parseJson';

const shareLists = ['FlowShareWithGroupTeamConfiguration', 'ConnectorShareWithGroupTeamConfiguration'] as const;

/** The lists that only a settings file of the ALM Accelerator has. */
const acceleratorLists = [
  'ActivateFlowConfiguration',
  'SolutionComponentOwnershipConfiguration',
  ...shareLists,
  'AadGroupCanvasConfiguration',
  'AadGroupTeamConfiguration',
] as const;

/** Whether a text may be that of a settings file of the ALM Accelerator, by the name of one of its lists. */
export function mentionsAcceleratorList(text: string): boolean {
  // One search is enough for almost every JSON file of a repository, because all the names end alike.
  return text.includes('Configuration"') && acceleratorLists.some((list) => text.includes(`"${list}"`));
}

/**
 * Reads the lists of the ALM Accelerator from a settings file; undefined for a file with none of them. An item that has
 * another form than Connref knows is left out, because only the pipeline of the Accelerator can say that it is wrong.
 */
export function readAcceleratorLists(json: unknown): AcceleratorContent | undefined {
  if (!acceleratorLists.some((list) => Array.isArray(member(json, list)))) {
    return undefined;
  }
  return {
    activations: items(member(json, 'ActivateFlowConfiguration')).flatMap(readActivation),
    owners: items(member(json, 'SolutionComponentOwnershipConfiguration')).flatMap((item) =>
      readGrant(item, 'ownerEmail'),
    ),
    shares: shareLists.flatMap((list) =>
      items(member(json, list)).flatMap((item) => readGrant(item, 'aadGroupTeamName')),
    ),
  };
}

function readActivation(item: unknown): FlowActivation[] {
  const workflowId = textMember(item, 'solutionComponentUniqueName');
  return workflowId === undefined
    ? []
    : [
        {
          workflowId: detach(workflowId),
          name: detach(textMember(item, 'solutionComponentName') ?? ''),
          activate: activateOf(member(item, 'activate')),
        },
      ];
}

/** The pipeline leaves out only flows with the value `false`, so it turns on a flow without the member. */
function activateOf(value: unknown): FlowActivation['activate'] {
  if (value === undefined || value === null || value === '') {
    return 'yes';
  }
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return text === true || text === 'true' ? 'yes' : text === false || text === 'false' ? 'no' : 'unknown';
}

function readGrant(item: unknown, recipient: 'ownerEmail' | 'aadGroupTeamName'): ComponentGrant[] {
  const component = textMember(item, 'solutionComponentName') ?? textMember(item, 'solutionComponentUniqueName');
  const to = textMember(item, recipient);
  return component === undefined || to === undefined ? [] : [{ component: detach(component), to: detach(to) }];
}
