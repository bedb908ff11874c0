import type { IgnoreEntry } from '../model/ignoreEntry';
import type { Tokens } from '../text/tokens';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import type { Solution } from '../model/solution';
import type {
  ConnectorDefinition,
  FlowHolder,
  Gap,
  OutOfReach,
  ReferenceDefinition,
  WorkspaceIndex,
} from '../model/workspaceIndex';

/** What is checked and what is only shown, as one: for the eye, and for no verdict. */
export class OverallIndex implements WorkspaceIndex {
  readonly #checked: WorkspaceIndex;
  readonly #unchecked: WorkspaceIndex;
  #merged: Readonly<Record<'checked' | 'unchecked' | 'all', readonly Solution[]>> | undefined;

  constructor(checked: WorkspaceIndex, unchecked: WorkspaceIndex) {
    this.#checked = checked;
    this.#unchecked = unchecked;
  }

  definitionsOf(logicalName: string): readonly ReferenceDefinition[] {
    return [...this.#unchecked.definitionsOf(logicalName), ...this.#checked.definitionsOf(logicalName)];
  }

  connectorsWithId(id: string): readonly ConnectorDefinition[] {
    return [...this.#unchecked.connectorsWithId(id), ...this.#checked.connectorsWithId(id)];
  }

  connectorsNamed(name: string): readonly ConnectorDefinition[] {
    return [...this.#unchecked.connectorsNamed(name), ...this.#checked.connectorsNamed(name)];
  }

  usersOf(logicalName: string): ReadonlySet<FilePath> {
    return new Set([...this.#unchecked.usersOf(logicalName), ...this.#checked.usersOf(logicalName)]);
  }

  isUsedByFlow(logicalName: string): boolean {
    return this.#unchecked.isUsedByFlow(logicalName) || this.#checked.isUsedByFlow(logicalName);
  }

  usersGap(): Gap | undefined {
    return worse(this.#checked.usersGap(), this.#unchecked.usersGap());
  }

  flowsWithId(workflowId: string): readonly FlowHolder[] {
    return [...this.#unchecked.flowsWithId(workflowId), ...this.#checked.flowsWithId(workflowId)];
  }

  outOfReach(file: FilePath): OutOfReach | undefined {
    return this.#unchecked.outOfReach(file) ?? this.#checked.outOfReach(file);
  }

  isExternal(file: FilePath, name: string): boolean {
    return this.#checked.isExternal(file, name);
  }

  ignored(file: FilePath): readonly IgnoreEntry[] {
    return this.#checked.ignored(file);
  }

  gap(): Gap | undefined {
    return worse(this.#checked.gap(), this.#unchecked.gap());
  }

  solutions(): readonly Solution[] {
    const unchecked = this.#unchecked.solutions();
    const checked = this.#checked.solutions();
    if (unchecked.length === 0) {
      return checked;
    }
    // Both lists stay the same objects until a solution comes or goes.
    if (this.#merged?.checked !== checked || this.#merged.unchecked !== unchecked) {
      const all = [...checked, ...unchecked].sort((a, b) => (a.root < b.root ? -1 : 1));
      this.#merged = { checked, unchecked, all };
    }
    return this.#merged.all;
  }

  solution(root: FilePath): Solution | undefined {
    return this.#unchecked.solution(root) ?? this.#checked.solution(root);
  }

  solutionOf(file: FilePath): Solution | undefined {
    return this.#unchecked.solutionOf(file) ?? this.#checked.solutionOf(file);
  }

  flow(file: FilePath): Flow | undefined {
    return this.#unchecked.flow(file) ?? this.#checked.flow(file);
  }

  tokens(file: FilePath): Tokens {
    return this.#checked.tokens(file);
  }

  settings(): readonly DeploymentSettings[] {
    return this.#checked.settings();
  }

  settingsIn(file: FilePath): DeploymentSettings | undefined {
    return this.#checked.settingsIn(file);
  }

  environments(): readonly DeploymentEnvironment[] {
    return this.#checked.environments();
  }
}

function worse(...gaps: readonly (Gap | undefined)[]): Gap | undefined {
  return gaps.find((gap) => gap === 'unreadable') ?? gaps.find((gap) => gap !== undefined);
}
