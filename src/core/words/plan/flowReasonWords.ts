import type { Absence } from '../../dependencies/component';
import type { FlowReason } from '../../plan/flowPlan';
import { componentWords } from '../componentWords';
import { capitalized } from '../../text/capitalized';

/**
 * One reason for the verdict on a flow in the plan. The plan can print the sentence once for several flows, so the
 * sentence does not contain the name of that flow.
 */
export function flowReasonWords(reason: FlowReason): string {
  switch (reason.kind) {
    case 'offInSource':
      return 'The flow is turned off in the source files.';
    case 'keepsState':
      return 'The flow is turned off in the source files, but a flow that the environment already has keeps its state.';
    case 'pipelineDecides':
      return pipelineWords[reason.state];
    case 'stateUnknown':
      return 'The source files do not say whether the flow is turned on.';
    case 'unreadable':
      return 'The file of the flow cannot be read.';
    case 'fileMissing':
      return 'The file of the flow is missing.';
    case 'noDefinition':
      return 'The file of the flow does not contain a flow: properties.definition is missing.';
    case 'unmapped':
      return `${reason.reference} has no connection${unmappedBecause[reason.entry]}.`;
    case 'keepsConnection':
      return `${reason.reference} keeps the connection of an earlier import, if there was one.`;
    case 'runOnlyUser':
      return `${reason.reference} has no connection. The run-only user of the flow must provide one.`;
    case 'raw':
      return `The flow ${reason.use === 'known' ? 'uses' : 'may use'} a raw connection to ${reason.connectorName || reason.key} (${reason.key}).${reason.isReplaced ? ' An unmanaged import replaces it with a new connection reference, and it is unknown whether that one gets a connection.' : ''}`;
    case 'undeclaredKey':
      return `An action uses the connection entry ${reason.key}, but the flow does not have an entry of that name.`;
    case 'noConnectionsParameter':
      return 'The flow has connections, but its definition has no parameter $connections.';
    case 'connectorMismatch':
      return `${reason.reference} is a reference for ${reason.connectorName}, but the flow needs another connector.`;
    case 'undefinedReference':
      return `${reason.reference} is not defined in any solution here.${uncertainty(reason.dependency, 'define the reference')}`;
    case 'missingConnector':
      return `The custom connector ${reason.connectorName} is not in any solution here.${uncertainty(reason.dependency, 'contain the connector')}`;
    case 'missingChild':
      return `The called flow ${reason.flow} is not in any solution here.${uncertainty(reason.dependency, 'contain the flow')}`;
    case 'runOnlyChild':
      return `The called flow ${reason.flow} uses connections of the run-only user, which a child flow cannot do.`;
    case 'undefinedVariable':
      return `The environment variable ${reason.variable} is not defined in any solution here.${uncertainty(reason.dependency, 'define the variable')}`;
    case 'variableWithoutValue':
      return `The environment variable ${reason.variable} has no value. Enter one in a settings file or during the import.`;
    case 'outside':
      return `${capitalized(componentWords([{ kind: reason.component, name: reason.name }]))} is in ${reason.owner}, which this plan does not import, so it is unknown whether ${reason.name} is ready to use in the environment.`;
    case 'childOff':
      return `The called flow ${reason.flow} stays turned off.`;
    case 'childUnknown':
      return `The called flow ${reason.flow} may stay turned off.`;
  }
}

const pipelineWords = {
  on: 'The flow is turned off in the source files, and the pipeline of the ALM Accelerator turns it on.',
  off: 'The settings file of the ALM Accelerator has activate: false for the flow, so its pipeline does not turn it on.',
  unknown: 'The settings file of the ALM Accelerator does not show whether its pipeline turns on the flow.',
} as const;

const unmappedBecause = {
  empty: ', because its ConnectionId is empty in the settings file',
  placeholder: ', because its ConnectionId in the settings file is only a placeholder',
  absent: ', because the settings files of its solution do not have an entry for this reference',
  noFile: '. Choose one during the import, or enter it in a settings file',
} as const;

function uncertainty(dependency: Absence, possibility: string): string {
  switch (dependency) {
    case 'notRead':
      return ` A solution that Connref cannot read may ${possibility}.`;
    case 'earlier':
      return ' The environment may have it from an earlier version of a solution.';
    case 'product':
      return ' It belongs to a product of Microsoft, which the environment may have.';
    case 'active':
    case 'gone':
    case 'unlisted':
      return '';
  }
}
