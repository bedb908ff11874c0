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
  Gap,
  OutOfReach,
  ReferenceDefinition,
  WorkspaceIndex,
} from '../model/workspaceIndex';
import type { Deployments } from './deployments';
import { MultiMap } from './multiMap';
import type { SolutionState } from './solutionState';

/**
 * Names one thing that a verdict may rest on: a logical name's definitions, a connector, a name's users, a folder's
 * configuration. A change says which of them it touches; a check notes which of them it asked.
 */
export type Fact = string;

export const factOf = {
  definitions: (logicalName: string): Fact => `definitions of ${nameKey(logicalName)}`,
  users: (logicalName: string): Fact => `users of ${nameKey(logicalName)}`,
  connectorId: (id: string): Fact => `connector ${guidKey(id)}`,
  connectorName: (name: string): Fact => `connector named ${nameKey(name)}`,
  config: (folder: string): Fact => `config of ${folder}`,
  flow: (file: FilePath): Fact => `flow ${file}`,
  flowsWithId: (workflowId: string): Fact => `flows with the id ${guidKey(workflowId)}`,
  solutionsNamed: (uniqueName: string): Fact => `solutions named ${nameKey(uniqueName)}`,
  gap: 'gap',
  usersGap: 'gap among users',
  /** What solutions hold beside their flows. */
  solutions: 'solutions',
  /** Settings files and environments. */
  deployments: 'deployments',
} as const;

/** What a solution has told the graph, so that the next telling changes only what differs. */
interface Told {
  readonly definitions: ReadonlyMap<string, ReferenceDefinition>;
  readonly connectors: ReadonlyMap<string, ConnectorDefinition>;
  readonly uses: ReadonlyMap<string, { readonly name: string; readonly file: FilePath }>;
  readonly identity: string;
  readonly uniqueName: string | undefined;
}

const nothingTold: Told = {
  definitions: new Map(),
  connectors: new Map(),
  uses: new Map(),
  identity: '',
  uniqueName: undefined,
};

/** What `.connref.json` says that verdicts ask for. */
interface FolderConfig {
  readonly isExternal: (name: string) => boolean;
  readonly tokens: Tokens;
  readonly ignore: readonly IgnoreEntry[];
}

const noOwnTokens = new Tokens([]);

/** Who defines what and who uses it, over all solutions of the workspace. */
export class WorkspaceGraph implements WorkspaceIndex {
  readonly #solutions = new Map<FilePath, SolutionState>();
  /** Until one comes or goes. */
  #sorted: readonly SolutionState[] | undefined;
  readonly #told = new Map<FilePath, Told>();
  readonly #gaps = new Map<FilePath, Gap>();
  readonly #definitions = new MultiMap<string, ReferenceDefinition>();
  readonly #connectorsById = new MultiMap<string, ConnectorDefinition>();
  readonly #connectorsByName = new MultiMap<string, ConnectorDefinition>();
  readonly #users = new MultiMap<string, FilePath>();
  readonly #flows = new Map<FilePath, Flow>();
  readonly #flowFilesById = new MultiMap<string, FilePath>();
  /** Flows whose files give no text, so that nobody knows what they use. */
  readonly #blankFlows = new Set<FilePath>();
  readonly #usersGaps = new Map<FilePath, Gap>();
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

  usersGap(): Gap | undefined {
    return this.#blankFlows.size > 0 ? 'unreadable' : worstOf(this.#usersGaps.values());
  }

  flowsWithId(workflowId: string): readonly FlowHolder[] {
    return [...this.#flowFilesById.get(guidKey(workflowId))].sort(compare).flatMap((file) => {
      const solution = this.solutionOf(file);
      const flow = this.#flows.get(file);
      return solution && flow ? [{ solution, flow }] : [];
    });
  }

  outOfReach(file: FilePath): OutOfReach | undefined {
    const solution = this.solutionOf(file);
    const kind =
      archiveOf(file) !== undefined ? 'zip' : solution?.manifest?.managed === 'managed' ? 'managed' : undefined;
    const name = solution?.manifest?.uniqueName;
    return kind && { kind, name, source: name === undefined ? undefined : solution && this.#sourceOf(solution) };
  }

  #sourceOf(solution: SolutionState): SolutionState | undefined {
    const twins = [...this.#rootsByName.get(nameKey(solution.manifest?.uniqueName ?? ''))].sort(compare);
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

  gap(): Gap | undefined {
    return worstOf(this.#gaps.values());
  }

  solutions(): readonly Solution[] {
    this.#sorted ??= [...this.#solutions.values()].sort((a, b) => compare(a.root, b.root));
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
    return [...this.#tell(root, nothingTold), ...this.#setGaps(root, undefined, undefined)];
  }

  setConfig(folder: string, { externals, tokens, ignore }: WorkspaceConfig): void {
    this.#configs.set(folder, { isExternal: nameMatcher(externals), tokens: new Tokens(tokens), ignore });
  }

  /** Replaces or removes a flow. @returns The facts that change. */
  setFlow(file: FilePath, flow: Flow | undefined): Fact[] {
    const known = this.#flows.get(file);
    const before = namesUsedBy(known);
    const after = namesUsedBy(flow);
    if (flow) {
      this.#flows.set(file, flow);
    } else {
      this.#flows.delete(file);
    }
    const gone = [...before].filter((name) => !after.has(name));
    const come = [...after].filter((name) => !before.has(name));
    gone.forEach((name) => {
      this.#users.delete(name, file);
    });
    come.forEach((name) => {
      this.#users.add(name, file);
    });
    const facts = [...gone, ...come].map(factOf.users);
    if (whatRulesAsk(known) !== whatRulesAsk(flow)) {
      facts.push(factOf.flow(file));
    }
    facts.push(...this.#setFlowId(file, known, flow));
    const gap = this.usersGap();
    this.#blankFlows[flow && flow.namedReferences === undefined ? 'add' : 'delete'](file);
    return gap === this.usersGap() ? facts : [...facts, factOf.usersGap];
  }

  /** Callers of a flow look at its name, whether it could be read, and whose connections it uses. */
  #setFlowId(file: FilePath, before: Flow | undefined, after: Flow | undefined): Fact[] {
    const ids = new Set([before, after].flatMap((flow) => flow?.workflowId ?? []));
    const same =
      before !== undefined &&
      after !== undefined &&
      ids.size < 2 &&
      before.name === after.name &&
      before.readable === after.readable &&
      invokerEntries(before) === invokerEntries(after);
    if (before?.workflowId !== undefined) {
      this.#flowFilesById.delete(before.workflowId, file);
    }
    if (after?.workflowId !== undefined) {
      this.#flowFilesById.add(after.workflowId, file);
    }
    return same ? [] : [...ids].map(factOf.flowsWithId);
  }

  /** Takes up what a solution holds beside its flows. @returns The facts that change, and whether its identity did. */
  refreshSolution(solution: SolutionState): { facts: Fact[]; identityChanged: boolean } {
    const identity = JSON.stringify([solution.manifest, solution.customizationsReadable]);
    const identityChanged = this.#told.get(solution.root)?.identity !== identity;
    // Rules read a definition's solution too, so with a new identity all its definitions are new.
    const facts = identityChanged ? this.#tell(solution.root, nothingTold) : [];
    facts.push(
      ...this.#tell(solution.root, whatIsTold(solution, identity, this.#told.get(solution.root) ?? nothingTold)),
    );
    if (identityChanged) {
      facts.push(...[...solution.flows.values()].flatMap(({ workflowId }) => workflowId ?? []).map(factOf.flowsWithId));
    }
    return { facts: [...facts, ...this.#setGaps(solution.root, solution.gap, solution.usersGap)], identityChanged };
  }

  /** @param gap Why definitions may not be known. @param usersGap Why uses may not be. */
  #setGaps(root: FilePath, gap: Gap | undefined, usersGap: Gap | undefined): Fact[] {
    const before = [this.gap(), this.usersGap()];
    setOrDelete(this.#gaps, root, gap);
    setOrDelete(this.#usersGaps, root, usersGap);
    return [
      ...(before[0] === this.gap() ? [] : [factOf.gap]),
      ...(before[1] === this.usersGap() ? [] : [factOf.usersGap]),
    ];
  }

  #tell(root: FilePath, told: Told): Fact[] {
    const before = this.#told.get(root) ?? nothingTold;
    if (told === nothingTold) {
      this.#told.delete(root);
    } else {
      this.#told.set(root, told);
    }
    const facts: Fact[] = [];
    if (before.identity !== told.identity) {
      for (const [{ uniqueName }, change] of [
        [before, 'delete'],
        [told, 'add'],
      ] as const) {
        if (uniqueName !== undefined) {
          this.#rootsByName[change](nameKey(uniqueName), root);
          facts.push(factOf.solutionsNamed(uniqueName));
        }
      }
    }
    replace(before.definitions, told.definitions, (definition, there) => {
      const key = nameKey(definition.reference.logicalName);
      this.#definitions[there ? 'add' : 'delete'](key, definition);
      facts.push(factOf.definitions(key));
    });
    replace(before.connectors, told.connectors, (definition, there) => {
      const { id, name } = definition.connector;
      this.#connectorsById[there ? 'add' : 'delete'](guidKey(id), definition);
      this.#connectorsByName[there ? 'add' : 'delete'](nameKey(name), definition);
      facts.push(factOf.connectorId(id), factOf.connectorName(name));
    });
    replace(before.uses, told.uses, ({ name, file }, there) => {
      this.#users[there ? 'add' : 'delete'](nameKey(name), file);
      facts.push(factOf.users(name));
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
  return [...definitions].sort((a, b) => compare(a.solution.root, b.solution.root) || compare(key(a), key(b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Calls back for what is gone, then for what is new; what has the same key on both sides is the same. */
function replace<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
  change: (value: Value, there: boolean) => void,
): void {
  for (const [key, value] of before) {
    if (!after.has(key)) {
      change(value, false);
    }
  }
  for (const [key, value] of after) {
    if (!before.has(key)) {
      change(value, true);
    }
  }
}

/** What was told before and still holds is told as the same object: the index holds that one. */
function whatIsTold(solution: SolutionState, identity: string, before: Told): Told {
  // A file may spell one name in two ways: it uses it until it has neither.
  const uses = [
    ...solution.agents.flatMap(({ references }) =>
      references.map(({ reference, file }) => ({ name: nameKey(reference), file })),
    ),
    ...solution.canvasApps.flatMap(({ references, file }) => references.map((name) => ({ name: nameKey(name), file }))),
  ];
  return {
    identity,
    uniqueName: solution.manifest?.uniqueName,
    definitions: tellAgain(before.definitions, solution.connectionReferences, (reference) => ({ solution, reference })),
    connectors: tellAgain(before.connectors, solution.customConnectors, (connector) => ({ solution, connector })),
    uses: tellAgain(before.uses, uses, (use) => use),
  };
}

function tellAgain<Item, Value>(
  before: ReadonlyMap<string, Value>,
  items: readonly Item[],
  value: (item: Item) => Value,
): Map<string, Value> {
  return new Map(
    items.map((item) => {
      const key = JSON.stringify(item);
      return [key, before.get(key) ?? value(item)];
    }),
  );
}

/** What checks of other subjects read of a flow. */
function whatRulesAsk(flow: Flow | undefined): string {
  return JSON.stringify(
    flow && [
      flow.name,
      flow.state,
      flow.entries.map(({ reference, runtimeSource }) => [reference, runtimeSource === 'invoker']),
    ],
  );
}

function namesUsedBy(flow: Flow | undefined): Set<string> {
  const names = new Set<string>();
  flow?.entries.forEach(({ reference }) => reference !== undefined && names.add(nameKey(reference)));
  flow?.namedReferences?.forEach((name) => names.add(nameKey(name)));
  return names;
}

/** The entries for the connections of whoever runs the flow, as one text. */
function invokerEntries({ entries }: Flow): string {
  const invoker = entries.filter(({ runtimeSource }) => runtimeSource === 'invoker');
  return invoker.length === 0 ? '' : JSON.stringify(invoker.map(({ key, apiName }) => [key, apiName]));
}

function worstOf(gaps: Iterable<Gap>): Gap | undefined {
  let worst: Gap | undefined;
  for (const gap of gaps) {
    if (gap === 'unreadable') {
      return gap;
    }
    worst = gap;
  }
  return worst;
}

function setOrDelete<Value>(map: Map<FilePath, Value>, key: FilePath, value: Value | undefined): void {
  if (value === undefined) {
    map.delete(key);
  } else {
    map.set(key, value);
  }
}
