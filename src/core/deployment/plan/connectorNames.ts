import { connectorDisplayName } from '../../model/connectorDisplayName';
import { isCustomApiName } from '../../model/names';
import type { WorkspaceIndex } from '../../model/workspaceIndex';

/** How people call connectors: custom ones by the name that the workspace gives them. */
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
    const known = [
      ...(id === undefined ? [] : this.#index.connectorsWithId(id)),
      // An API name spells the encoded name with dashes (formats.md §6).
      ...this.#index.connectorsNamed(logicalName ?? readable.replace(/-(?=5f)/gi, '_')),
    ];
    const named = known.find(({ connector }) => connector.displayName !== '')?.connector.displayName;
    return named ?? (decoded(readable || (logicalName ?? '')) || (id ?? ''));
  }
}

/** `cts-5fweather` or `cts_5Fweather` → `cts_weather`: what stands for a character that a name cannot have. */
function decoded(name: string): string {
  return name.replace(/[-_](5f|2d|20)/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}
