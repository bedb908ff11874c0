import { connectorDisplayName } from '../connectors/connectorNames';

/** How messages refer to a connector where two connectors may have similar names: `Office 365 Outlook (shared_office365)`. */
export function connectorLabel(apiName: string): string {
  return `${connectorDisplayName(apiName)} (${apiName})`;
}
