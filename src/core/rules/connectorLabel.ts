import { connectorDisplayName } from '../connectors/connectorNames';

/**
 * The text for a connector in messages about two connectors whose display names may be similar: `Office 365 Outlook
 * (shared_office365)`.
 */
export function connectorLabel(apiName: string): string {
  return `${connectorDisplayName(apiName)} (${apiName})`;
}
