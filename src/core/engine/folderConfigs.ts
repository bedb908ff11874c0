import type { WorkspaceConfig } from '../config/configShape';
import { nameMatcher } from '../config/workspaceConfig';
import { type FilePath, folderOf } from '../model/filePath';
import type { IgnoreEntry } from '../model/ignoreEntry';
import { Tokens } from '../text/tokens';

/** The parts of a workspace folder's `.connref.json` that rules and fixes read. */
interface FolderConfig {
  readonly isExternal: (name: string) => boolean;
  readonly tokens: Tokens;
  readonly ignore: readonly IgnoreEntry[];
}

const defaultTokens = new Tokens([]);

/** The `.connref.json` of each workspace folder, as rules and fixes read it. */
export class FolderConfigs {
  readonly #byFolder = new Map<string, FolderConfig>();

  set(folder: string, { externals, tokens, ignore }: WorkspaceConfig): void {
    this.#byFolder.set(folder, { isExternal: nameMatcher(externals), tokens: new Tokens(tokens), ignore });
  }

  isExternal(file: FilePath, name: string): boolean {
    return this.#byFolder.get(folderOf(file))?.isExternal(name) ?? false;
  }

  ignored(file: FilePath): readonly IgnoreEntry[] {
    return this.#byFolder.get(folderOf(file))?.ignore ?? [];
  }

  tokens(file: FilePath): Tokens {
    return this.#byFolder.get(folderOf(file))?.tokens ?? defaultTokens;
  }
}
