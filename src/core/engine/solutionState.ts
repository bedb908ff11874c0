import isEqual from 'fast-deep-equal';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { nameKey } from '../model/names';
import { buildAgents, type FileFacts } from './buildAgents';
import { MultiMap, setOrDelete } from './multiMap';
import type {
  Agent,
  CanvasApp,
  ConnectionReference,
  CustomConnector,
  EnvironmentVariable,
  ListedComponent,
  Solution,
  SolutionLayout,
  SolutionManifest,
  UnreadKind,
} from '../model/solution';
import { canParse } from '../model/solutionIdentity';
import type { UnreadReason } from '../model/workspaceIndex';
import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import type { FlowMetadata } from '../readers/components/flowMetadata';
import type { SolutionRoot } from '../readers/layouts/solutionRoot';
import { compareTexts } from '../text/order';

/**
 * A solution, built from the facts that were read from its files. Lists such as `agents` are built when they are needed
 * for the first time after a change.
 */
export class SolutionState implements Solution {
  readonly root: FilePath;
  readonly layout: SolutionLayout;
  readonly manifestFile: FilePath;
  readonly customizationsFile: FilePath | undefined;
  readonly missingFile: FilePath | undefined;
  readonly checked: boolean;
  readonly #flows = new Map<FilePath, Flow>();
  readonly flows: ReadonlyMap<FilePath, Flow> = this.#flows;
  readonly #loaded = new Map<ComponentKind, Map<FilePath, unknown>>();
  /** Flow metadata from the `<Workflow>` elements in `customizations.xml`, by the lower-case path of the flow file. */
  readonly #inlineMetadata = new Map<string, FlowMetadata>();
  /** The paths of metadata files (`<flow>.json.data.xml`), by the lower-case path of the flow file. */
  readonly #separateMetadata = new MultiMap<string, FilePath>();
  readonly #flowFiles = new MultiMap<string, FilePath>();
  #inlineReadable: boolean;
  readonly #cache = new Map<string, unknown>();

  constructor(root: SolutionRoot, checked: boolean) {
    this.root = root.root;
    this.checked = checked;
    this.layout = root.layout;
    this.#inlineReadable = root.layout !== 'export';
    this.manifestFile = root.manifestFile;
    this.customizationsFile = root.customizationsFile;
    this.missingFile = root.missingFile;
  }

  /**
   * Stores the facts that were read from a file.
   * @param facts Undefined if the file can't be opened or parsed.
   * @returns The files of the flows that must be built again.
   */
  set<Kind extends ComponentKind>(file: FilePath, kind: Kind, facts: ComponentFacts[Kind] | undefined): FilePath[] {
    this.#filesOf(kind).set(file, facts);
    return this.#applyChange(file, kind);
  }

  /** Whether a file was read before and gave equal facts. */
  isUnchanged<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    facts: ComponentFacts[Kind] | undefined,
  ): boolean {
    return this.#filesOf(kind).has(file) && isEqual(this.#facts(file, kind), facts);
  }

  /**
   * Removes a file, and the flow if the file contains one. @returns The files of the flows that must be built again.
   */
  delete(file: FilePath, kind: ComponentKind): FilePath[] {
    this.#filesOf(kind).delete(file);
    this.#flows.delete(file);
    return this.#applyChange(file, kind);
  }

  get manifest(): SolutionManifest | undefined {
    return this.layout === 'yaml'
      ? this.#cached('manifest', () => this.#buildYamlManifest())
      : this.#facts(this.manifestFile, 'solutionManifest');
  }

  get customizationsReadable(): boolean {
    return this.#customizations !== undefined;
  }

  /**
   * Why connection references or connectors of the solution may be missing from the index; undefined if all files that
   * define them were read.
   */
  get unreadDefinitions(): UnreadReason | undefined {
    return this.#cached('unreadDefinitions', () => {
      if (!canParse(this)) {
        return 'notRead';
      }
      const connectors = [...this.#filesOf('customConnector').values()];
      return this.customizationsReadable && connectors.every((facts) => facts !== undefined) ? undefined : 'unreadable';
    });
  }

  get connectionReferences(): readonly ConnectionReference[] {
    return this.#cached('connectionReferences', () => this.#inCustomizations((facts) => facts.connectionReferences));
  }

  get customConnectors(): readonly CustomConnector[] {
    return this.#cached('customConnectors', () => [
      ...this.#all('customConnector').map(({ file, facts }) => ({ ...facts, file, inline: false })),
      ...this.#inCustomizations((facts) => facts.customConnectors).map((facts) => ({ ...facts, inline: true })),
    ]);
  }

  get canvasApps(): readonly CanvasApp[] {
    return this.#cached('canvasApps', () => [
      ...this.#all('canvasApp').map(({ file, facts }) => ({ ...facts, file, inline: false })),
      ...this.#inCustomizations((facts) => facts.canvasApps).map((facts) => ({ ...facts, inline: true })),
    ]);
  }

  get agents(): readonly Agent[] {
    return this.#cached('agents', () => buildAgents((kind) => this.#all(kind)));
  }

  get environmentVariables(): readonly EnvironmentVariable[] {
    return this.#cached('environmentVariables', () => {
      const values = new Map(
        this.#all('environmentVariableValue').map(({ file, facts }) => [directoryOf(file), { file, ...facts }]),
      );
      return this.#all('environmentVariable').map(({ file, facts }) => {
        const value = values.get(directoryOf(file));
        const hasValue = value?.hasValue ?? false;
        return { ...facts, file, hasValue, valueFile: hasValue ? value?.file : undefined };
      });
    });
  }

  get variablesReadable(): boolean {
    return [...this.#filesOf('environmentVariable').values()].every((facts) => facts !== undefined);
  }

  get listedComponents(): readonly ListedComponent[] {
    return this.#cached('listedComponents', () =>
      this.#all('yamlComponents').flatMap(({ file, facts }) =>
        facts.components.map((component) => ({ ...component, file })),
      ),
    );
  }

  get unreadKinds(): readonly UnreadKind[] {
    return this.#cached('unreadKinds', () => [
      ...(this.#customizations?.unreadKinds ?? []),
      ...(this.canvasApps.some(({ isCodeApp }) => isCodeApp) ? (['code apps'] as const) : []),
    ]);
  }

  /**
   * Why agents or canvas apps that use references may be missing from the index; undefined if the files of all agents
   * and canvas apps were read.
   */
  get unreadUsers(): UnreadReason | undefined {
    return this.#cached('unreadUsers', () => {
      if (!canParse(this)) {
        return 'notRead';
      }
      return this.customizationsReadable && this.unreadableUsers.length === 0 ? undefined : 'unreadable';
    });
  }

  get unreadableUsers(): readonly FilePath[] {
    return this.#cached('unreadableUsers', () => {
      const broken = (['agentReferences', 'agentComponent', 'canvasApp'] as const)
        .flatMap((kind) => [...this.#filesOf(kind)])
        .flatMap(([file, facts]) => (facts === undefined ? [file] : []));
      const apps = this.canvasApps.filter(({ connectionsReadable }) => !connectionsReadable).map(({ file }) => file);
      return [...new Set([...broken, ...apps])].sort();
    });
  }

  /**
   * Builds a flow again from its file and its metadata in the solution, and stores it.
   * @returns The flow; undefined if the file was removed or is not a cloud flow.
   */
  rebuildFlow(file: FilePath): Flow | undefined {
    const flow = this.#buildFlow(file);
    setOrDelete(this.#flows, file, flow);
    return flow;
  }

  #buildFlow(file: FilePath): Flow | undefined {
    if (!this.#filesOf('flowDefinition').has(file)) {
      return undefined;
    }
    const facts = this.#facts(file, 'flowDefinition');
    const { metadata, readable } = this.#metadataOf(file);
    if (metadata && metadata.category !== '5') {
      return undefined;
    }
    const [, stem = '', guid] =
      /^(.*?)(?:-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?\.json$/i.exec(baseName(file)) ?? [];
    return {
      file,
      name: metadata?.name || stem,
      state: metadata?.state ?? (readable ? 'unknown' : 'unreadable'),
      workflowId: metadata?.workflowId || guid?.toLowerCase(),
      entries: facts?.entries ?? [],
      undeclaredUses: facts?.undeclaredUses ?? [],
      childFlows: facts?.childFlows ?? [],
      brokenAuthentications: facts?.brokenAuthentications ?? [],
      lacksConnectionsParameter: facts?.lacksConnectionsParameter ?? false,
      readable: facts?.readable ?? false,
      namedReferences: facts?.namedReferences,
    };
  }

  #applyChange(file: FilePath, kind: ComponentKind): FilePath[] {
    switch (kind) {
      case 'flowDefinition':
        // Flows are stored one by one and not in `#cache`. So the cache is not cleared after a change to a flow.
        this.#flowFiles[this.#filesOf(kind).has(file) ? 'add' : 'delete'](nameKey(file), file);
        return [file];
      case 'flowMetadata': {
        const key = nameKey(file.slice(0, -'.data.xml'.length));
        this.#separateMetadata[this.#filesOf(kind).has(file) ? 'add' : 'delete'](key, file);
        return [...this.#flowFiles.get(key)];
      }
      case 'customizations':
        this.#cache.clear();
        return this.#updateInlineMetadata();
      case 'agent':
      case 'agentComponent':
      case 'agentReferences':
      case 'canvasApp':
      case 'customConnector':
      case 'deploymentSettings':
      case 'environmentVariable':
      case 'environmentVariableValue':
      case 'solutionManifest':
      case 'yamlComponents':
      case 'yamlManifest':
      case 'yamlMissingDependencies':
        this.#cache.clear();
        return [];
    }
  }

  /**
   * Returns the metadata of a flow; undefined if it was not found. In that case, `readable` is false if the file that
   * should contain the metadata is broken or was not read, so that the state of the flow (turned on or off) is not
   * known.
   */
  #metadataOf(file: FilePath): { metadata: FlowMetadata | undefined; readable: boolean } {
    // Names of metadata files can differ only in case. Without sorting, the order in which the files were added would
    // decide which file is used.
    const separate = [...this.#separateMetadata.get(nameKey(file))]
      .sort()
      .map((found) => this.#facts(found, 'flowMetadata'));
    const metadata = separate.find((facts) => facts !== undefined) ?? this.#inlineMetadata.get(nameKey(file));
    return { metadata, readable: separate.length === 0 && this.#inlineReadable };
  }

  /**
   * Updates the flow metadata after `customizations.xml` changed. @returns The files of the flows that must be built
   * again.
   */
  #updateInlineMetadata(): FilePath[] {
    const facts = this.#customizations;
    const after = new Map((facts?.flows ?? []).map((flow) => [nameKey(`${this.root}/${flow.jsonFile}`), flow]));
    const keys = new Set([...this.#inlineMetadata.keys(), ...after.keys()]);
    const different = [...keys].filter((key) => !isEqual(this.#inlineMetadata.get(key), after.get(key)));
    different.forEach((key) => {
      setOrDelete(this.#inlineMetadata, key, after.get(key));
    });
    // Only an export has flow metadata in `customizations.xml`. In other layouts, a broken `customizations.xml` does
    // not change what is known about the state of flows.
    const readable = this.layout !== 'export' || facts !== undefined;
    const all = readable !== this.#inlineReadable;
    this.#inlineReadable = readable;
    return all
      ? [...this.#filesOf('flowDefinition').keys()]
      : different.flatMap((key) => [...this.#flowFiles.get(key)]);
  }

  /** The facts of `Customizations.xml`; undefined if the file is broken, was not read or does not exist. */
  get #customizations(): ComponentFacts['customizations'] | undefined {
    return this.customizationsFile === undefined ? undefined : this.#facts(this.customizationsFile, 'customizations');
  }

  #inCustomizations<Facts extends object>(
    components: (facts: ComponentFacts['customizations']) => readonly Facts[],
  ): (Facts & { readonly file: FilePath })[] {
    const file = this.customizationsFile;
    const facts = this.#customizations;
    return file === undefined || facts === undefined ? [] : components(facts).map((each) => ({ ...each, file }));
  }

  /**
   * Builds the manifest of a solution in the YAML layout (docs/formats.md#yaml-layout); undefined if the manifest file
   * is broken. In this layout, a solution's directory has the unique name of the solution, so the directory name
   * replaces a missing unique name.
   */
  #buildYamlManifest(): SolutionManifest | undefined {
    const facts = this.#facts(this.manifestFile, 'yamlManifest');
    const uniqueName = facts?.uniqueName || baseName(this.root);
    return (
      facts && {
        ...facts,
        uniqueName,
        displayName: facts.displayName || uniqueName,
        missingDependencies: this.#all('yamlMissingDependencies').flatMap((file) => file.facts.missingDependencies),
      }
    );
  }

  #filesOf(kind: ComponentKind): Map<FilePath, unknown> {
    const files = this.#loaded.get(kind) ?? new Map<FilePath, unknown>();
    this.#loaded.set(kind, files);
    return files;
  }

  #facts<Kind extends ComponentKind>(file: FilePath, kind: Kind): ComponentFacts[Kind] | undefined {
    return this.#filesOf(kind).get(file) as ComponentFacts[Kind] | undefined;
  }

  /** Returns all files of a kind whose facts are known, sorted by path. */
  #all<Kind extends ComponentKind>(kind: Kind): FileFacts<Kind>[] {
    return [...this.#filesOf(kind)]
      .filter((entry): entry is [FilePath, ComponentFacts[Kind]] => entry[1] !== undefined)
      .map(([file, facts]) => ({ file, facts }))
      .sort((a, b) => compareTexts(a.file, b.file));
  }

  /** Returns a value from the cache. Builds the value first if it is not in the cache, such as after a change. */
  #cached<Value>(name: string, build: () => Value): Value {
    if (!this.#cache.has(name)) {
      this.#cache.set(name, build());
    }
    return this.#cache.get(name) as Value;
  }
}
