import type { Absence } from '../../dependencies/component';
import type { FlowReason } from '../../plan/importPlan';
import { componentWords } from '../componentWords';
import { capitalized } from '../../text/capitalized';

/** Why a flow stays off, or what is not known of it. */
export function flowReasonWords(reason: FlowReason): string {
  switch (reason.kind) {
    case 'offInSource':
      return 'It is off in the source.';
    case 'stateUnknown':
      return 'Nothing in the source says whether it is on.';
    case 'unreadable':
      return 'Its file cannot be read.';
    case 'unmapped':
      return reason.entry === 'empty'
        ? `${reason.reference} has no connection: its ConnectionId is empty in the settings file.`
        : `${reason.reference} has no connection: no settings file for a solution that defines it has an entry for it.`;
    case 'keepsConnection':
      return `${reason.reference} keeps the connection of the earlier import, if it had one.`;
    case 'runOnlyUser':
      return `${reason.reference} has no connection, and is for the connection of the run-only user.`;
    case 'raw':
      return `Its connection to ${reason.connectorName || reason.key} (${reason.key}) is raw: bind it to a connection reference.`;
    case 'undeclaredKey':
      return `An action uses ${reason.key}, for which the flow has no connection entry.`;
    case 'connectorMismatch':
      return `${reason.reference} is for another connector: ${reason.connectorName}.`;
    case 'undefinedReference':
      return `Nothing here defines ${reason.reference}, which it names.${uncertainty(reason.dependency)}`;
    case 'missingConnector':
      return `Nothing here holds its custom connector ${reason.connectorName}.${uncertainty(reason.dependency)}`;
    case 'missingChild':
      return `It calls the flow ${reason.flow}, which nothing here holds.${uncertainty(reason.dependency)}`;
    case 'outside':
      return `${capitalized(componentWords([{ kind: reason.component, name: reason.name }]))} comes with ${reason.owner}: how it is there, the source does not tell.`;
    case 'childOff':
      return `It calls ${reason.flow}, which stays off.`;
    case 'childUnknown':
      return `It calls ${reason.flow}, and whether that comes up switched on is not known.`;
  }
}

function uncertainty(dependency: Absence): string {
  return dependency === 'notRead' ? ' Something that cannot be read may.' : '';
}
