import isEqual from 'fast-deep-equal';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { CodeApp, Project } from '../model/project';
import { compareTexts } from '../text/order';
import type { ComponentResult } from './componentSource';
import { MultiMap, setOrDelete } from './multiMap';

/** The projects beside the solutions of the workspace: code apps, and workspaces of the Copilot Studio extension. */
export class Projects {
  readonly #codeApps = new Map<FilePath, CodeApp>();
  #agentWorkspaces: readonly FilePath[] = [];
  /** Undefined after a project changed, like `#byReference`. */
  #sorted: readonly Project[] | undefined;
  /** The code apps by the `nameKey` of the references that they use, each app once. */
  #byReference: MultiMap<string, CodeApp> | undefined;

  /** All projects, sorted by path. Returns the same array until a project changes. */
  all(): readonly Project[] {
    this.#sorted ??= [
      ...this.#codeApps.values(),
      ...this.#agentWorkspaces.map((file) => ({ kind: 'agentWorkspace', file }) as const),
    ].sort((a, b) => compareTexts(a.file, b.file));
    return this.#sorted;
  }

  /** The code apps that use a connection reference, sorted by path. */
  codeAppsUsing(logicalName: string): CodeApp[] {
    this.#byReference ??= byReference(this.all());
    return [...this.#byReference.get(nameKey(logicalName))];
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
    this.#byReference = undefined;
    return true;
  }

  /** Stores the files by which workspaces of the Copilot Studio extension were recognised. @returns Whether they changed. */
  setAgentWorkspaces(files: readonly FilePath[]): boolean {
    if (isEqual(this.#agentWorkspaces, files)) {
      return false;
    }
    this.#agentWorkspaces = files;
    this.#sorted = undefined;
    this.#byReference = undefined;
    return true;
  }
}

function byReference(projects: readonly Project[]): MultiMap<string, CodeApp> {
  const found = new MultiMap<string, CodeApp>();
  for (const codeApp of projects.filter((project) => project.kind === 'codeApp')) {
    for (const { reference } of codeApp.connections) {
      if (reference !== undefined) {
        found.add(nameKey(reference), codeApp);
      }
    }
  }
  return found;
}
