import isEqual from 'fast-deep-equal';
import type { WorkspaceConfig } from '../config/configShape';
import { ListedComponents } from '../dependencies/listedComponents';
import { copyAmong, sourceAmong } from '../dependencies/solutionCopies';
import type { ComponentLookup } from '../model/listedComponent';
import type { IgnoreEntry } from '../model/ignoreEntry';
import type { Tokens } from '../text/tokens';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { KnownConnection } from '../model/knownConnection';
import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { guidKey, nameKey } from '../model/names';
import { archiveOf } from '../model/archivePath';
import type { CodeApp, Project } from '../model/project';
import type { Use } from '../model/use';
import type { UsedKind } from '../model/useSource';
import { areTwins, isSource, type SolutionIdentity } from '../model/solutionIdentity';
import { type Gap, mayHideComponents } from '../model/gap';
import type { UnreadReason } from '../model/unreadReason';
import type {
  ConnectorDefinition,
  DesktopFlowHolder,
  FlowHolder,
  EditBlocker,
  ReferenceDefinition,
  SolutionCopy,
  VariableDefinition,
  WorkspaceIndex,
} from '../model/workspaceIndex';
import type { Deployments } from './deployments';
import type { Projects } from './projects';
import type { Fact } from './facts';
import { DefinitionIndex } from './definitionIndex';
import { FolderConfigs } from './folderConfigs';
import { changedFlowFacts } from './flowFacts';
import { MultiMap, setOrDelete } from './multiMap';
import { computeContribution, identityOf, noContribution, type SolutionContribution } from './solutionContribution';
import type { SolutionState } from './solutionState';
import { UseIndex } from './useIndex';
import { worstUnreadReason } from './worstUnreadReason';
import { compareTexts } from '../text/order';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';

/** The facts that changed when the graph was updated after a change in a solution. */
export interface SolutionRefresh {
  readonly facts: readonly Fact[];
  /** Whether a property of the solution changed that the rules for its flows read. */
  readonly identityChanged: boolean;
}

/**
 * The reference graph of a group of solutions: which solutions define a connection reference or custom connector, and
 * which files use a connection reference. As an index, it also gives access to the solutions, their flows, the settings
 * files and the configuration.
 */
export class WorkspaceGraph implements WorkspaceIndex {
  readonly #solutions = new Map<FilePath, SolutionState>();
  /** The solutions sorted by root directory, cached; undefined after a solution was added or removed. */
  #sorted: readonly SolutionState[] | undefined;
  /** Undefined after a solution or a manifest changed. */
  #listedComponents: ComponentLookup | undefined;
  readonly #contributions = new Map<FilePath, SolutionContribution>();
  readonly #unreadDefinitions = new Map<FilePath, UnreadReason>();
  readonly #definitions = new DefinitionIndex();
  readonly #flows = new Map<FilePath, Flow>();
  readonly #uses = new UseIndex(this.#flows);
  readonly #flowFilesById = new MultiMap<string, FilePath>();
  /**
   * Flows that may use any reference, because their file could not be opened, or contains neither a flow nor a
   * `connectionReferences` member.
   */
  readonly #flowsWithUnknownUses = new Set<FilePath>();
  readonly #unreadUsers = new Map<FilePath, UnreadReason>();
  #gaps: readonly Gap[] = [];
  readonly #rootOf: (file: FilePath) => FilePath | undefined;
  readonly #deployments: Deployments;
  readonly #projects: Projects;
  readonly #configs = new FolderConfigs();
  readonly #rootsByName = new MultiMap<string, FilePath>();

  constructor(rootOf: (file: FilePath) => FilePath | undefined, deployments: Deployments, projects: Projects) {
    this.#rootOf = rootOf;
    this.#deployments = deployments;
    this.#projects = projects;
  }

  definitionsOf(logicalName: string): readonly ReferenceDefinition[] {
    return this.#definitions.referencesNamed(logicalName);
  }

  referencesDisplayedAs(displayName: string): readonly ReferenceDefinition[] {
    return this.#definitions.referencesDisplayedAs(displayName);
  }

  connectorsWithId(id: string): readonly ConnectorDefinition[] {
    return this.#definitions.connectorsWithId(id);
  }

  connectorsNamed(name: string): readonly ConnectorDefinition[] {
    return this.#definitions.connectorsNamed(name);
  }

  generatedConnectorName(apiName: string): string | undefined {
    return this.#definitions.generatedConnectorName(apiName);
  }

  variablesNamed(schemaName: string): readonly VariableDefinition[] {
    return this.#definitions.variablesNamed(schemaName);
  }

  desktopFlowsWithId(workflowId: string): DesktopFlowHolder[] {
    return this.#definitions.desktopFlowsWithId(workflowId);
  }

  usersOf(kind: UsedKind, name: string): ReadonlySet<FilePath> {
    return this.#uses.usersOf(kind, name);
  }

  usesOf(kind: UsedKind, name: string): Use[] {
    return this.#uses.usesOf(kind, name);
  }

  componentUsesOf(kind: UsedKind, name: string): Use[] {
    return this.#uses.componentUsesOf(kind, name);
  }

  isUsedByFlow(logicalName: string, root: FilePath): boolean {
    for (const file of this.usersOf('connectionReference', logicalName)) {
      if (this.#flows.get(file)?.readable && this.#rootOf(file) === root) {
        return true;
      }
    }
    return false;
  }

  unreadUsers(): UnreadReason | undefined {
    return this.#flowsWithUnknownUses.size > 0 || this.#gaps.some(mayHideComponents)
      ? 'unreadable'
      : worstUnreadReason(this.#unreadUsers.values());
  }

  flowsWithId(workflowId: string): readonly FlowHolder[] {
    return [...this.#flowFilesById.get(guidKey(workflowId))].sort(compareTexts).flatMap((file) => {
      const solution = this.solutionOf(file);
      const flow = this.#flows.get(file);
      return solution && flow ? [{ solution, flow }] : [];
    });
  }

  editBlocker(file: FilePath): EditBlocker | undefined {
    const solution = this.solutionOf(file);
    const kind =
      archiveOf(file) !== undefined ? 'zip' : solution?.manifest?.managed === 'managed' ? 'managed' : undefined;
    const name = solution?.manifest?.uniqueName;
    return kind && { kind, name, source: name === undefined ? undefined : solution && this.#sourceOf(solution) };
  }

  copyOf(solution: SolutionIdentity): SolutionCopy | undefined {
    return copyAmong(solution, this.#withNameOf(solution));
  }

  #sourceOf(solution: SolutionState): SolutionState | undefined {
    return sourceAmong(this.#withNameOf(solution).filter((twin) => areTwins(twin, solution) && isSource(twin)));
  }

  /** All solutions with the unique name of a solution. */
  #withNameOf({ manifest }: SolutionIdentity): SolutionState[] {
    const roots = this.#rootsByName.get(nameKey(manifest?.uniqueName ?? ''));
    return [...roots].flatMap((root) => this.#solutions.get(root) ?? []);
  }

  isExternal(file: FilePath, name: string): boolean {
    return this.#configs.isExternal(file, name);
  }

  ignored(file: FilePath): readonly IgnoreEntry[] {
    return this.#configs.ignored(file);
  }

  unreadDefinitions(): UnreadReason | undefined {
    return this.#gaps.some(mayHideComponents) ? 'unreadable' : worstUnreadReason(this.#unreadDefinitions.values());
  }

  gaps(): readonly Gap[] {
    return this.#gaps;
  }

  /** Replaces the parts of the workspace that were not read. @returns The facts that change. */
  setGaps(gaps: readonly Gap[]): Fact[] {
    if (isEqual(gaps, this.#gaps)) {
      return [];
    }
    const mayHide = gaps.some(mayHideComponents);
    const isSameForComponents = mayHide === this.#gaps.some(mayHideComponents);
    this.#gaps = gaps;
    if (isSameForComponents) {
      return [{ kind: 'gaps' }];
    }
    this.#listedComponents = undefined;
    return [{ kind: 'gaps' }, { kind: 'solutions' }, { kind: 'unreadDefinitions' }, { kind: 'unreadUsers' }];
  }

  listedComponents(): ComponentLookup {
    this.#listedComponents ??= ListedComponents.of(this.solutions(), this.#gaps);
    return this.#listedComponents;
  }

  /** Prepares {@link listedComponents}. Without this, the first check that asks would read all manifests in one piece. */
  async prepareListedComponents(yieldToHost: YieldToHost): Promise<void> {
    if (!this.#listedComponents) {
      const components = new ListedComponents(this.#gaps);
      await forEachYielding(this.solutions(), yieldToHost, (solution) => {
        components.add(solution);
      });
      this.#listedComponents = components;
    }
  }

  solutions(): readonly SolutionState[] {
    this.#sorted ??= [...this.#solutions.values()].sort((a, b) => compareTexts(a.root, b.root));
    return this.#sorted;
  }

  solution(root: FilePath): SolutionState | undefined {
    return this.#solutions.get(root);
  }

  solutionOf(file: FilePath): SolutionState | undefined {
    const root = this.#rootOf(file);
    return root === undefined ? undefined : this.#solutions.get(root);
  }

  flow(file: FilePath): Flow | undefined {
    return this.#flows.get(file);
  }

  settings(): readonly DeploymentSettings[] {
    return this.#deployments.settings();
  }

  settingsIn(file: FilePath): DeploymentSettings | undefined {
    return this.#deployments.settingsIn(file);
  }

  environments(): readonly DeploymentEnvironment[] {
    return this.#deployments.environments();
  }

  listedConnections(environment: DeploymentEnvironment): readonly KnownConnection[] {
    return this.#deployments.listedConnections(environment);
  }

  projects(): readonly Project[] {
    return this.#projects.all();
  }

  codeAppsUsing(logicalName: string): readonly CodeApp[] {
    return this.#projects.codeAppsUsing(logicalName);
  }

  tokens(file: FilePath): Tokens {
    return this.#configs.tokens(file);
  }

  addSolution(solution: SolutionState): void {
    this.#solutions.set(solution.root, solution);
    this.#sorted = undefined;
    this.#listedComponents = undefined;
  }

  /** Removes the solution with this root directory. @returns The facts that change. */
  removeSolution(root: FilePath): Fact[] {
    this.#solutions.delete(root);
    this.#sorted = undefined;
    this.#listedComponents = undefined;
    return [...this.#setContribution(root, noContribution), ...this.#setUnread(root, undefined, undefined)];
  }

  setConfig(folder: string, config: WorkspaceConfig): void {
    this.#configs.set(folder, config);
  }

  /** Adds, replaces or removes a flow. @param flow Undefined to remove it. @returns The facts that change. */
  setFlow(file: FilePath, flow: Flow | undefined): Fact[] {
    const before = this.#flows.get(file);
    setOrDelete(this.#flows, file, flow);
    const facts = [...this.#uses.setFlow(file, before, flow), ...changedFlowFacts(file, before, flow)];
    if (before?.workflowId !== undefined) {
      this.#flowFilesById.delete(before.workflowId, file);
    }
    if (flow?.workflowId !== undefined) {
      this.#flowFilesById.add(flow.workflowId, file);
    }
    const reasonBefore = this.unreadUsers();
    this.#flowsWithUnknownUses[flow && flow.namedReferences === undefined ? 'add' : 'delete'](file);
    return reasonBefore === this.unreadUsers() ? facts : [...facts, { kind: 'unreadUsers' }];
  }

  /**
   * Updates the graph after files of a solution changed. The flows of the solution are not updated: `setFlow` does
   * that.
   */
  async refreshSolution(solution: SolutionState, yieldToHost: YieldToHost): Promise<SolutionRefresh> {
    const { root } = solution;
    const before = this.#contributionOf(root);
    const identity = identityOf(solution, before.identity);
    const identityChanged = identity !== before.identity;
    // Rules read properties of the solution that contains a definition, such as the solution's name. Replacing all
    // definitions makes every definition a changed fact: otherwise findings would keep the old name of the solution.
    const kept = identityChanged ? noContribution : before;
    const contribution = await computeContribution(solution, identity, kept, yieldToHost);
    const facts: Fact[] = [];
    if (identityChanged) {
      this.#listedComponents = undefined;
      facts.push(...this.#setContribution(root, noContribution));
    }
    facts.push(...this.#setContribution(root, contribution));
    if (identityChanged) {
      const ids = [...solution.flows.values()].flatMap(({ workflowId }) => workflowId ?? []);
      facts.push(...ids.map((id) => ({ kind: 'flowsWithId', id }) as const));
    }
    return {
      facts: [...facts, ...this.#setUnread(root, solution.unreadDefinitions, solution.unreadUsers)],
      identityChanged,
    };
  }

  /**
   * Stores why definitions and users of references may be missing from the index because a solution was not read
   * completely.
   * @param unreadDefinitions The reason for definitions; undefined if none can be missing.
   * @param unreadUsers The reason for users; undefined if none can be missing.
   * @returns The facts that change.
   */
  #setUnread(
    root: FilePath,
    unreadDefinitions: UnreadReason | undefined,
    unreadUsers: UnreadReason | undefined,
  ): Fact[] {
    const before = { unreadDefinitions: this.unreadDefinitions(), unreadUsers: this.unreadUsers() };
    setOrDelete(this.#unreadDefinitions, root, unreadDefinitions);
    setOrDelete(this.#unreadUsers, root, unreadUsers);
    const facts: Fact[] = [];
    if (before.unreadDefinitions !== this.unreadDefinitions()) {
      facts.push({ kind: 'unreadDefinitions' });
    }
    if (before.unreadUsers !== this.unreadUsers()) {
      facts.push({ kind: 'unreadUsers' });
    }
    return facts;
  }

  #contributionOf(root: FilePath): SolutionContribution {
    return this.#contributions.get(root) ?? noContribution;
  }

  #setContribution(root: FilePath, after: SolutionContribution): Fact[] {
    const before = this.#contributionOf(root);
    setOrDelete(this.#contributions, root, after === noContribution ? undefined : after);
    const facts: Fact[] = [];
    if (before.identity !== after.identity) {
      for (const [{ uniqueName }, action] of [
        [before, 'delete'],
        [after, 'add'],
      ] as const) {
        if (uniqueName !== undefined) {
          this.#rootsByName[action](nameKey(uniqueName), root);
          facts.push({ kind: 'solutionsNamed', name: uniqueName });
        }
      }
    }
    return [...facts, ...this.#definitions.update(before, after), ...this.#uses.update(before, after)];
  }
}
