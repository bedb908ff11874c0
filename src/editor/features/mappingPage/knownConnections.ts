import type { Memento } from 'vscode';
import type { KnownConnection } from '../../../core/settings/knownConnection';
import { mergeConnections } from '../../../core/settings/mergeConnections';
import { folderOf } from '../../../core/model/filePath';
import { nameKey } from '../../../core/model/names';

const storageKey = 'connref.knownConnections';

interface RememberedEnvironment {
  readonly connections: readonly KnownConnection[];
  /** The environments that pasted texts named, as GUIDs. */
  readonly environmentIds: readonly string[];
}

/**
 * Connections that the user pasted, kept where VS Code keeps what belongs to a workspace and never in its files. The key is
 * the address of the workspace folder and the name of the environment: what “test” is differs from repository to
 * repository, and one customer's connections must not show up at another's.
 */
export class KnownConnections {
  readonly #memory: Memento;
  readonly #addressOf: (folder: string) => string;

  /** @param addressOf The address of a workspace folder, whose identifier is another when folders come and go. */
  constructor(memory: Memento, addressOf: (folder: string) => string) {
    this.#memory = memory;
    this.#addressOf = addressOf;
  }

  connectionsIn(environment: string): readonly KnownConnection[] {
    return this.#all()[this.#key(environment)]?.connections ?? [];
  }

  /** The environments, as GUIDs, that texts pasted for this one named. */
  environmentIds(environment: string): readonly string[] {
    return this.#all()[this.#key(environment)]?.environmentIds ?? [];
  }

  async remember(
    environment: string,
    connections: readonly KnownConnection[],
    environmentIds: readonly string[],
  ): Promise<void> {
    await this.#set(environment, {
      connections: mergeConnections([...this.connectionsIn(environment), ...connections]),
      environmentIds: [...new Set([...this.environmentIds(environment), ...environmentIds])],
    });
  }

  async forget(environment: string, connectionId: string): Promise<void> {
    const connections = this.connectionsIn(environment).filter(({ id }) => nameKey(id) !== nameKey(connectionId));
    // With the last connection goes what told which environment it is: it may have been the wrong one.
    await this.#set(environment, {
      connections,
      environmentIds: connections.length > 0 ? this.environmentIds(environment) : [],
    });
  }

  #key(environment: string): string {
    const folder = folderOf(environment);
    return `${this.#addressOf(folder)} ${nameKey(environment.slice(folder.length + 1))}`;
  }

  #all(): Readonly<Record<string, RememberedEnvironment>> {
    return this.#memory.get<Readonly<Record<string, RememberedEnvironment>>>(storageKey) ?? {};
  }

  async #set(environment: string, remembered: RememberedEnvironment): Promise<void> {
    await this.#memory.update(storageKey, { ...this.#all(), [this.#key(environment)]: remembered });
  }
}
