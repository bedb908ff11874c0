import type { CustomConnector } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';
import { type EntryConnector, isCustomConnector, type ReferenceConnector } from './connectorIdentity';

/** The names that the maker portal shows for the most common connectors (docs/formats.md#common-connectors). */
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

/** The API names of the most common connectors. */
export const wellKnownConnectors: readonly string[] = Object.keys(displayNames);

/**
 * A readable name for an API name such as `shared_office365`. For an unknown connector, it is the API name without
 * `shared_` and without the hash at the end.
 */
export function connectorDisplayName(apiName: string): string {
  return displayNames[apiName.toLowerCase()] ?? apiName.replace(/^shared_/i, '').replace(/-5f[0-9a-f]{16,}$/i, '');
}

/**
 * The custom connectors of the workspace that have the GUID of a reference, followed by those that have the encoded
 * name of a flow entry.
 */
export function connectorsInWorkspace(
  { customConnectorId, apiLogicalName }: Partial<ReferenceConnector & EntryConnector>,
  index: FactIndex,
): CustomConnector[] {
  return [
    ...(customConnectorId === undefined ? [] : index.connectorsWithId(customConnectorId)),
    ...(apiLogicalName === undefined ? [] : index.connectorsNamed(apiLogicalName)),
  ].map(({ connector }) => connector);
}

/**
 * The name of a connector in a list to choose from: the display name of a custom connector in the workspace, or
 * {@link connectorDisplayName} if there is none.
 */
export function connectorNameToChoose(connector: ReferenceConnector | EntryConnector, index: FactIndex): string {
  const [connectorHere] = connectorsInWorkspace(connector, index);
  return connectorHere?.displayName || connectorDisplayName(connector.apiName);
}

/**
 * The names of connectors in an import plan. A custom connector has its display name if it is in the workspace, and
 * otherwise its encoded name, which findings and `externals` use too. If that is unknown, the name is the GUID.
 */
export class ConnectorNames {
  readonly #index: FactIndex;

  constructor(index: FactIndex) {
    this.#index = index;
  }

  /**
   * @param customConnectorId The GUID of a custom connector.
   * @param apiLogicalName The encoded name of a custom connector.
   */
  nameOf(apiName: string, customConnectorId?: string, apiLogicalName?: string): string {
    const readable = connectorDisplayName(apiName);
    if (!isCustomConnector({ apiName, customConnectorId, apiLogicalName })) {
      return readable;
    }
    // An API name has the encoded name with dashes in the place of underscores (docs/formats.md#custom-connectors).
    const encoded = apiLogicalName ?? readable.replace(/-(?=5f|2d|20)/gi, '_');
    const named = connectorsInWorkspace({ customConnectorId, apiLogicalName: encoded }, this.#index).find(
      ({ displayName }) => displayName !== '',
    );
    return named?.displayName ?? (encoded || (customConnectorId ?? ''));
  }
}
