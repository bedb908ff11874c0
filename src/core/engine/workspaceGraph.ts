import type { WorkspaceConfig } from '../config/configShape';
import { nameMatcher } from '../config/workspaceConfig';
import type { IgnoreEntry } from '../model/ignoreEntry';
import { Tokens } from '../text/tokens';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { type FilePath, folderOf } from '../model/filePath';
import type { Flow } from '../model/flow';
import { guidKey, nameKey } from '../model/names';
import { archiveOf } from '../model/archivePath';
import type { Solution } from '../model/solution';
import { areTwins, isSource } from '../model/solutionIdentity';
import type {
  ConnectorDefinition,
  FlowHolder,
  UnreadReason,
  EditObstacle,
  ReferenceDefinition,
  WorkspaceIndex,
} from '../model/workspaceIndex';
import type { Deployments } from './deployments';
import type { Fact } from './facts';
import { flowFacts, referencesUsedBy } from './flowFacts';
import { MultiMap, setOrDelete } from './multiMap';
import {
  contributionOf,
  forEachDifference,
  identityOf,
  noContribution,
  type SolutionContribution,
} from './solutionContribution';
import type { SolutionState } from './solutionState';
import { mergeUnreadReasons } from './mergeUnreadReasons';
import { compareTexts } from '../text/order';

/** What `.connref.json` says that verdicts ask for. */
interface FolderConfig {
  readonly isExternal: (name: string) => boolean;
  readonly tokens: Tokens;
  readonly ignore: readonly IgnoreEntry[];
}

/** What changes when a solution is refreshed. */
export interface SolutionRefresh {
  readonly facts: readonly Fact[];
  /** Whether rules that look at one of its flows read something else of the solution now. */
  readonly identityChanged: boolean;
}

const noOwnTokens = new Tokens([]);

/** Who defines what and who uses it, over all solutions of the workspace. */
export class WorkspaceGraph implements WorkspaceIndex {
  readonly #solutions = new Map<FilePath, SolutionState>();
  /** Until one comes or goes. */
  #sorted: readonly SolutionState[] | undefined;
  readonly #contributions = new Map<FilePath, SolutionContribution>();
  readonly #unreadDefinitionsByRoot = new Map<FilePath, UnreadReason>();
  readonly #definitions = new MultiMap<string, ReferenceDefinition>();
  readonly #connectorsById = new MultiMap<string, ConnectorDefinition>();
  readonly #connectorsByName = new MultiMap<string, ConnectorDefinition>();
  readonly #users = new MultiMap<string, FilePath>();
  readonly #flows = new Map<FilePath, Flow>();
  readonly #flowFilesById = new MultiMap<string, FilePath>();
  /** Flows whose files could not be read as text. */
  readonly #flowsWithUnknownUses = new Set<FilePath>();
  readonly #unreadUsersByRoot = new Map<FilePath, UnreadReason>();
  readonly #solutionOf: (file: FilePath) => FilePath | undefined;
  readonly #deployments: Deployments;
  readonly #configs = new Map<string, FolderConfig>();
  readonly #rootsByName = new MultiMap<string, FilePath>();

  constructor(solutionOf: (file: FilePath) => FilePath | undefined, deployments: Deployments) {
    this.#solutionOf = solutionOf;
    this.#deployments = deployments;
  }

  definitionsOf(logicalName: string): readonly ReferenceDefinition[] {
    return inOrder(this.#definitions.get(nameKey(logicalName)), ({ reference }) => reference);
  }

  connectorsWithId(id: string): readonly ConnectorDefinition[] {
    return inOrder(this.#connectorsById.get(guidKey(id)), ({ connector }) => connector);
  }

  connectorsNamed(name: string): readonly ConnectorDefinition[] {
    return inOrder(this.#connectorsByName.get(nameKey(name)), ({ connector }) => connector);
  }

  usersOf(logicalName: string): ReadonlySet<FilePath> {
    return this.#users.get(nameKey(logicalName));
  }

  isUsedByFlow(logicalName: string): boolean {
    for (const file of this.usersOf(logicalName)) {
      if (this.#flows.has(file)) {
        return true;
      }
    }
    return false;
  }

  unreadUsers(): UnreadReason | undefined {
    return this.#flowsWithUnknownUses.size > 0 ? 'unreadable' : mergeUnreadReasons(this.#unreadUsersByRoot.values());
  }

  flowsWithId(workflowId: string): readonly FlowHolder[] {
    return [...this.#flowFilesById.get(guidKey(workflowId))].sort(compareTexts).flatMap((file) => {
      const solution = this.solutionOf(file);
      const flow = this.#flows.get(file);
      return solution && flow ? [{ solution, flow }] : [];
    });
  }

  editObstacle(file: FilePath): EditObstacle | undefined {
    const solution = this.solutionOf(file);
    const kind =
      archiveOf(file) !== undefined ? 'zip' : solution?.manifest?.managed === 'managed' ? 'managed' : undefined;
    const name = solution?.manifest?.uniqueName;
    return kind && { kind, name, source: name === undefined ? undefined : solution && this.#sourceOf(solution) };
  }

  #sourceOf(solution: SolutionState): SolutionState | undefined {
    const twins = [...this.#rootsByName.get(nameKey(solution.manifest?.uniqueName ?? ''))].sort(compareTexts);
    return twins
      .map((root) => this.#solutions.get(root))
      .find((twin) => twin && areTwins(twin, solution) && isSource(twin));
  }

  isExternal(file: FilePath, name: string): boolean {
    return this.#configs.get(folderOf(file))?.isExternal(name) ?? false;
  }

  ignored(file: FilePath): readonly IgnoreEntry[] {
    return this.#configs.get(folderOf(file))?.ignore ?? [];
  }

  unreadDefinitions(): UnreadReason | undefined {
    return mergeUnreadReasons(this.#unreadDefinitionsByRoot.values());
  }

  solutions(): readonly Solution[] {
    this.#sorted ??= [...this.#solutions.values()].sort((a, b) => compareTexts(a.root, b.root));
    return this.#sorted;
  }

  solution(root: FilePath): SolutionState | undefined {
    return this.#solutions.get(root);
  }

  solutionOf(file: FilePath): SolutionState | undefined {
    const root = this.#solutionOf(file);
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

  tokens(file: FilePath): Tokens {
    return this.#configs.get(folderOf(file))?.tokens ?? noOwnTokens;
  }

  addSolution(solution: SolutionState): void {
    this.#solutions.set(solution.root, solution);
    this.#sorted = undefined;
  }

  /** @returns The facts that change. */
  removeSolution(root: FilePath): Fact[] {
    this.#solutions.delete(root);
    this.#sorted = undefined;
    return [...this.#setContribution(root, noContribution), ...this.#setUnreadReasons(root, undefined, undefined)];
  }

  setConfig(folder: string, { externals, tokens, ignore }: WorkspaceConfig): void {
    this.#configs.set(folder, { isExternal: nameMatcher(externals), tokens: new Tokens(tokens), ignore });
  }

  /** Replaces or removes a flow. @returns The facts that change. */
  setFlow(file: FilePath, flow: Flow | undefined): Fact[] {
    const before = this.#flows.get(file);
    setOrDelete(this.#flows, file, flow);
    const facts = [...this.#setFlowUses(file, before, flow), ...flowFacts(file, before, flow)];
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

  #setFlowUses(file: FilePath, before: Flow | undefined, after: Flow | undefined): Fact[] {
    const namesBefore = referencesUsedBy(before);
    const namesAfter = referencesUsedBy(after);
    const removed = [...namesBefore].filter((name) => !namesAfter.has(name));
    const added = [...namesAfter].filter((name) => !namesBefore.has(name));
    removed.forEach((name) => {
      this.#users.delete(name, file);
    });
    added.forEach((name) => {
      this.#users.add(name, file);
    });
    return [...removed, ...added].map((name) => ({ kind: 'users', name }));
  }

  /** Brings the graph up to date with what a solution holds besides its flows. */
  refreshSolution(solution: SolutionState): SolutionRefresh {
    const { root } = solution;
    const identity = identityOf(solution);
    const identityChanged = this.#contributionOf(root).identity !== identity;
    const facts: Fact[] = [];
    if (identityChanged) {
      // Rules read the solution of a definition too, so with a new identity all its definitions are new.
      facts.push(...this.#setContribution(root, noContribution));
    }
    facts.push(...this.#setContribution(root, contributionOf(solution, identity, this.#contributionOf(root))));
    if (identityChanged) {
      const ids = [...solution.flows.values()].flatMap(({ workflowId }) => workflowId ?? []);
      facts.push(...ids.map((id) => ({ kind: 'flowsWithId', id }) as const));
    }
    return {
      facts: [...facts, ...this.#setUnreadReasons(root, solution.unreadDefinitions, solution.unreadUsers)],
      identityChanged,
    };
  }

  /** @param unreadDefinitions Why definitions may not be known. @param unreadUsers Why uses may not be. */
  #setUnreadReasons(
    root: FilePath,
    unreadDefinitions: UnreadReason | undefined,
    unreadUsers: UnreadReason | undefined,
  ): Fact[] {
    const before = { unreadDefinitions: this.unreadDefinitions(), unreadUsers: this.unreadUsers() };
    setOrDelete(this.#unreadDefinitionsByRoot, root, unreadDefinitions);
    setOrDelete(this.#unreadUsersByRoot, root, unreadUsers);
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
    forEachDifference(before.definitions, after.definitions, (definition, action) => {
      const name = nameKey(definition.reference.logicalName);
      this.#definitions[action](name, definition);
      facts.push({ kind: 'definitions', name });
    });
    forEachDifference(before.connectors, after.connectors, (definition, action) => {
      const { id, name } = definition.connector;
      this.#connectorsById[action](guidKey(id), definition);
      this.#connectorsByName[action](nameKey(name), definition);
      facts.push({ kind: 'connectorsWithId', id }, { kind: 'connectorsNamed', name });
    });
    forEachDifference(before.uses, after.uses, ({ name, file }, action) => {
      this.#users[action](name, file);
      facts.push({ kind: 'users', name });
    });
    return facts;
  }
}

/** By root, then by content: an order that does not depend on what changed when. */
function inOrder<Definition extends { readonly solution: { readonly root: FilePath } }>(
  definitions: Iterable<Definition>,
  content: (definition: Definition) => unknown,
): Definition[] {
  const key = (definition: Definition): string => JSON.stringify(content(definition));
  return [...definitions].sort(
    (a, b) => compareTexts(a.solution.root, b.solution.root) || compareTexts(key(a), key(b)),
  );
}
