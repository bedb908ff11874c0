import type { CustomConnector } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';
import { type EntryConnector, isCustomConnector, type ReferenceConnector } from './connectorIdentity';

/** The names that the maker portal shows for the connectors that occur most (formats.md §4.4). */
const displayNames: Readonly<Record<string, string>> = {
  shared_approvals: 'Approvals',
  shared_azuread: 'Microsoft Entra ID',
  shared_azureblob: 'Azure Blob Storage',
  shared_commondataservice: 'Microsoft Dataverse (legacy)',
  shared_commondataserviceforapps: 'Microsoft Dataverse',
  shared_conversionservice: 'Content Conversion',
  shared_excelonlinebusiness: 'Excel Online (Business)',
  shared_flowmanagement: 'Power Automate Management',
  shared_github: 'GitHub',
  shared_keyvault: 'Azure Key Vault',
  shared_microsoftflowforadmins: 'Power Automate for Admins',
  shared_microsoftforms: 'Microsoft Forms',
  shared_office365: 'Office 365 Outlook',
  shared_office365groups: 'Office 365 Groups',
  shared_office365users: 'Office 365 Users',
  shared_onedriveforbusiness: 'OneDrive for Business',
  shared_outlook: 'Outlook.com',
  shared_powerappsforadmins: 'Power Apps for Admins',
  shared_powerappsforappmakers: 'Power Apps for Makers',
  shared_powerbi: 'Power BI',
  shared_powerplatformforadmins: 'Power Platform for Admins',
  shared_rss: 'RSS',
  shared_sendmail: 'Mail',
  shared_sharepointonline: 'SharePoint',
  shared_sql: 'SQL Server',
  shared_teams: 'Microsoft Teams',
  shared_todo: 'Microsoft To-Do (Business)',
  shared_visualstudioteamservices: 'Azure DevOps',
  shared_webcontents: 'HTTP with Microsoft Entra ID',
  shared_wordonlinebusiness: 'Word Online (Business)',
};

/** The API names of the connectors that occur most. */
export const wellKnownConnectors: readonly string[] = Object.keys(displayNames);

/** A readable name for an API name such as `shared_office365`; the bare name where none is known. */
export function connectorDisplayName(apiName: string): string {
  return displayNames[apiName.toLowerCase()] ?? apiName.replace(/^shared_/i, '').replace(/-5f[0-9a-f]{16,}$/i, '');
}

/** The custom connectors of the workspace that a reference means by its GUID, then those that an entry means by their encoded name. */
export function heldConnectors(
  { customConnectorId, apiLogicalName }: Partial<ReferenceConnector & EntryConnector>,
  index: FactIndex,
): CustomConnector[] {
  return [
    ...(customConnectorId === undefined ? [] : index.connectorsWithId(customConnectorId)),
    ...(apiLogicalName === undefined ? [] : index.connectorsNamed(apiLogicalName)),
  ].map(({ connector }) => connector);
}

/** The name of a connector where people choose one: that of a custom connector in the workspace, else that of its API. */
export function connectorNameToChoose(connector: ReferenceConnector | EntryConnector, index: FactIndex): string {
  const [held] = heldConnectors(connector, index);
  return held?.displayName || connectorDisplayName(connector.apiName);
}

/**
 * How an import plan calls connectors: custom ones by the name that the workspace gives them, else by the encoded one, by
 * which findings and `externals` know them too.
 */
export class ConnectorNames {
  readonly #index: FactIndex;

  constructor(index: FactIndex) {
    this.#index = index;
  }

  /** @param id The GUID of a custom connector. @param logicalName Its encoded name. */
  nameOf(apiName: string, customConnectorId?: string, apiLogicalName?: string): string {
    const readable = connectorDisplayName(apiName);
    if (!isCustomConnector({ apiName, customConnectorId, apiLogicalName })) {
      return readable;
    }
    // An API name spells the encoded name with dashes (formats.md §6).
    const encoded = apiLogicalName ?? readable.replace(/-(?=5f|2d|20)/gi, '_');
    const named = heldConnectors({ customConnectorId, apiLogicalName: encoded }, this.#index).find(
      ({ displayName }) => displayName !== '',
    );
    return named?.displayName ?? (encoded || (customConnectorId ?? ''));
  }
}
