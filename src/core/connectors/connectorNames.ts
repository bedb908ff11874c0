import { connectorDisplayName } from './connectorDisplayName';
import { isCustomApiName } from '../model/names';
import type { WorkspaceIndex } from '../model/workspaceIndex';

/**
 * How people call connectors: custom ones by the name that the workspace gives them, else by the encoded one, by which findings
 * and `externals` know them too.
 */
export class ConnectorNames {
  readonly #index: WorkspaceIndex;

  constructor(index: WorkspaceIndex) {
    this.#index = index;
  }

  /** @param id The GUID of a custom connector. @param logicalName Its encoded name. */
  of(apiName: string, id?: string, logicalName?: string): string {
    const readable = connectorDisplayName(apiName);
    const isCustom = id !== undefined || logicalName !== undefined || isCustomApiName(apiName);
    if (!isCustom) {
      return readable;
    }
    // An API name spells the encoded name with dashes (formats.md §6).
    const encoded = logicalName ?? readable.replace(/-(?=5f|2d|20)/gi, '_');
    const known = [
      ...(id === undefined ? [] : this.#index.connectorsWithId(id)),
      ...this.#index.connectorsNamed(encoded),
    ];
    const named = known.find(({ connector }) => connector.displayName !== '')?.connector.displayName;
    return named ?? (encoded || (id ?? ''));
  }
}
