import { connectorName, type NamedConnector } from '../connectors/connectorNames';
import type { FactIndex } from '../model/workspaceIndex';

/**
 * The text for a connector in messages about two connectors whose display names may be similar: `Office 365 Outlook
 * (shared_office365)`.
 */
export function connectorLabel(connector: NamedConnector, index: FactIndex): string {
  return `${connectorName(connector, index)} (${connector.apiName})`;
}
