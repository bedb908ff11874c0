import isEqual from 'fast-deep-equal';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { CodeApp, Project } from '../model/project';
import { compareTexts } from '../text/order';
import type { ComponentResult } from './componentSource';
import { setOrDelete } from './multiMap';

/** The projects beside the solutions of the workspace: code apps, and workspaces of the Copilot Studio extension. */
export class Projects {
  readonly #codeApps = new Map<FilePath, CodeApp>();
  #agentWorkspaces: readonly FilePath[] = [];
  #sorted: readonly Project[] | undefined;

  /** All projects, sorted by path. Returns the same array until a project changes. */
  all(): readonly Project[] {
    this.#sorted ??= [
      ...this.#codeApps.values(),
      ...this.#agentWorkspaces.map((file) => ({ kind: 'agentWorkspace', file }) as const),
    ].sort((a, b) => compareTexts(a.file, b.file));
    return this.#sorted;
  }

  codeApp(file: FilePath): CodeApp | undefined {
    return this.#codeApps.get(file);
  }

  codeApps(): FilePath[] {
    return [...this.#codeApps.keys()];
  }

  /**
   * Stores what was read from the `power.config.json` of a code app.
   * @param read Undefined when the file was removed.
   * @returns Whether the project changed.
   */
  setCodeApp(file: FilePath, read: ComponentResult<'codeApp'> | undefined): boolean {
    const facts = read?.facts;
    const codeApp: CodeApp | undefined = read && {
      kind: 'codeApp',
      file,
      readable: facts !== undefined,
      displayName: facts?.displayName || baseName(directoryOf(file) ?? file),
      connections: facts?.connections ?? [],
    };
    if (isEqual(this.#codeApps.get(file), codeApp)) {
      return false;
    }
    setOrDelete(this.#codeApps, file, codeApp);
    this.#sorted = undefined;
    return true;
  }

  /** Stores the files by which workspaces of the Copilot Studio extension were recognised. @returns Whether they changed. */
  setAgentWorkspaces(files: readonly FilePath[]): boolean {
    if (isEqual(this.#agentWorkspaces, files)) {
      return false;
    }
    this.#agentWorkspaces = files;
    this.#sorted = undefined;
    return true;
  }
}
