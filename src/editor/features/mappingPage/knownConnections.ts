import type { Memento } from 'vscode';
import type { KnownConnection } from '../../../core/model/knownConnection';
import { mergeConnections } from '../../../core/settings/mergeConnections';
import { folderOf } from '../../../core/model/filePath';
import { nameKey } from '../../../core/model/names';
import type { ConnectionMemory } from '../../../mapping/pastedConnections';
import type { RememberedConnections } from '../../../mapping/rememberedConnections';

const storageKey = 'connref.knownConnections';

interface RememberedEnvironment {
  readonly connections: readonly KnownConnection[];
  /** The ids or names of Power Platform environments, as written in the pasted texts, such as `Default-<guid>`. */
  readonly environmentIds: readonly string[];
  /**
   * When connections were last pasted, in milliseconds since 1970. Absent if that was before Connref saved the time.
   */
  readonly pastedAt?: number | undefined;
}

/**
 * The connections that people pasted on the page, for each target environment. They are saved in VS Code's storage and
 * never in the files of the workspace, which are shared through Git. The key is the address of the workspace folder and
 * the name of the environment, because “test” is another environment in another repository, and connections of one
 * customer must not appear in the workspace of another.
 */
export class KnownConnections implements ConnectionMemory, RememberedConnections {
  readonly #memory: Memento;
  readonly #addressOf: (folder: string) => string;
  readonly #now: () => number;

  /**
   * @param addressOf Returns the address of a workspace folder. The id of the folder cannot be the key for saved data,
   * because it is made from the name of the folder and may be different after a restart.
   * @param now Returns the present time in milliseconds since 1970.
   */
  constructor(memory: Memento, addressOf: (folder: string) => string, now = Date.now) {
    this.#memory = memory;
    this.#addressOf = addressOf;
    this.#now = now;
  }

  connections(environment: string): readonly KnownConnection[] {
    return this.#all()[this.#key(environment)]?.connections ?? [];
  }

  pastedAt(environment: string): number | undefined {
    return this.#all()[this.#key(environment)]?.pastedAt;
  }

  /**
   * The ids or names of Power Platform environments in the texts that were pasted for this target environment. A later
   * pasted text with another id causes a warning.
   */
  environmentIds(environment: string): readonly string[] {
    return this.#all()[this.#key(environment)]?.environmentIds ?? [];
  }

  async remember(
    environment: string,
    connections: readonly KnownConnection[],
    environmentIds: readonly string[],
  ): Promise<void> {
    await this.#set(environment, {
      connections: mergeConnections([...this.connections(environment), ...connections]),
      environmentIds: [...new Set([...this.environmentIds(environment), ...environmentIds])],
      pastedAt: connections.length > 0 ? this.#now() : this.pastedAt(environment),
    });
  }

  async forget(environment: string, connectionId: string): Promise<void> {
    const connections = this.connections(environment).filter(({ id }) => nameKey(id) !== nameKey(connectionId));
    // If no connection is left, the environment ids are dropped too. They may come from a text that was pasted for the
    // wrong environment, and would then cause a warning at the next paste.
    await this.#set(environment, {
      connections,
      environmentIds: connections.length > 0 ? this.environmentIds(environment) : [],
      pastedAt: this.pastedAt(environment),
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
