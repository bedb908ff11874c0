import isEqual from 'fast-deep-equal';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { nameKey } from '../model/names';
import { absentFlows } from './absentFlows';
import { buildAgents, type FileFacts } from './buildAgents';
import { buildDesktopFlow, buildFlow, isDesktopFlow } from './buildFlow';
import { buildVariables } from './buildVariables';
import { MetadataOfFlows } from './metadataOfFlows';
import { MultiMap, setOrDelete } from './multiMap';
import type {
  Agent,
  CanvasApp,
  ConnectionReference,
  CustomConnector,
  DesktopFlow,
  EnvironmentVariable,
  KnowledgeSource,
  ListedComponent,
  MissingFlow,
  Solution,
  SolutionLayout,
  SolutionManifest,
  UnreadKind,
  UnreadLayout,
} from '../model/solution';
import { canParse } from '../model/solutionIdentity';
import type { UnreadReason } from '../model/unreadReason';
import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import type { FlowMetadata } from '../readers/components/flowMetadata';
import type { LayoutFiles, SolutionRoot } from '../readers/layouts/solutionRoot';
import { compareTexts } from '../text/order';

/** What a change of a file's facts means for the solution. */
export interface ContentChange {
  /** The files of the flows that must be built again. */
  readonly flows: readonly FilePath[];
  /** Whether something other than cloud flows may have changed. */
  readonly isBeyondFlows: boolean;
}

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
  readonly #unreadLayout: LayoutFiles | undefined;
  readonly checked: boolean;
  readonly #flows = new Map<FilePath, Flow>();
  readonly flows: ReadonlyMap<FilePath, Flow> = this.#flows;
  readonly #loaded = new Map<ComponentKind, Map<FilePath, unknown>>();
  readonly #metadata: MetadataOfFlows;
  readonly #flowFiles = new MultiMap<string, FilePath>();
  readonly #cache = new Map<string, unknown>();
  #missingFlowFiles: ReadonlySet<FilePath> = new Set();

  constructor(root: SolutionRoot, checked: boolean) {
    this.root = root.root;
    this.checked = checked;
    this.layout = root.layout;
    this.#metadata = new MetadataOfFlows(root);
    this.manifestFile = root.manifestFile;
    this.customizationsFile = root.customizationsFile;
    this.missingFile = root.missingFile;
    this.#unreadLayout = root.unreadLayout;
  }

  /**
   * Stores the facts that were read from a file.
   * @param facts Undefined if the file can't be opened or parsed.
   */
  set<Kind extends ComponentKind>(file: FilePath, kind: Kind, facts: ComponentFacts[Kind] | undefined): ContentChange {
    const before = this.#versionsOf(file, kind);
    this.#filesOf(kind).set(file, facts);
    return this.#applyChange(file, kind, [...before, facts]);
  }

  /** Whether a file was read before and gave equal facts. */
  isUnchanged<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    facts: ComponentFacts[Kind] | undefined,
  ): boolean {
    return this.#filesOf(kind).has(file) && isEqual(this.#facts(file, kind), facts);
  }

  /** Removes a file, and the flow if the file contains one. */
  delete(file: FilePath, kind: ComponentKind): ContentChange {
    const before = this.#versionsOf(file, kind);
    this.#filesOf(kind).delete(file);
    this.#flows.delete(file);
    return this.#applyChange(file, kind, before);
  }

  get manifest(): SolutionManifest | undefined {
    return this.layout === 'yaml'
      ? this.#cached('manifest', () => this.#buildYamlManifest())
      : this.#facts(this.manifestFile, 'solutionManifest');
  }

  get unreadLayout(): UnreadLayout | undefined {
    const files = this.#unreadLayout;
    return (
      files &&
      this.#cached('unreadLayout', () => ({
        ...files,
        manifest: this.#facts(files.manifestFile, 'unreadManifest'),
        connectionReferences:
          files.customizationsFile === undefined
            ? undefined
            : this.#facts(files.customizationsFile, 'unreadCustomizations')?.connectionReferences,
      }))
    );
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

  get knowledgeSources(): readonly KnowledgeSource[] {
    return this.#cached('knowledgeSources', () =>
      this.#all('agentKnowledge').map(({ file, facts: { name, references } }) => ({
        file,
        name: name || baseName(directoryOf(file) ?? file),
        references,
      })),
    );
  }

  get desktopFlows(): readonly DesktopFlow[] {
    return this.#cached('desktopFlows', () => [
      ...this.#all('flowMetadata')
        .filter(({ facts }) => isDesktopFlow(facts))
        .map(({ file, facts }) => buildDesktopFlow(file, facts)),
      ...this.#inCustomizations(({ flows }) => flows.filter(isDesktopFlow)).map((facts) =>
        buildDesktopFlow(facts.file, facts),
      ),
    ]);
  }

  /** The cloud flows that have metadata and whose JSON file was not read, because it is missing or for another reason. */
  get absentFlows(): readonly MissingFlow[] {
    return this.#cached('absentFlows', () =>
      absentFlows(
        {
          root: this.root,
          separate: this.#filesOf('flowMetadata') as ReadonlyMap<FilePath, FlowMetadata | undefined>,
          inline: this.#inCustomizations(({ flows }) => flows),
        },
        (file) => this.#flowFiles.get(nameKey(file)).size > 0,
      ),
    );
  }

  get missingFlows(): readonly MissingFlow[] {
    return this.absentFlows.filter(({ flow }) => this.#missingFlowFiles.has(flow.file));
  }

  /** Stores which files of {@link absentFlows} do not exist. */
  setMissingFlowFiles(files: ReadonlySet<FilePath>): void {
    this.#missingFlowFiles = files;
    this.#cache.delete('unreadUsers');
  }

  get environmentVariables(): readonly EnvironmentVariable[] {
    return this.#cached('environmentVariables', () =>
      buildVariables(this.#all('environmentVariable'), this.#all('environmentVariableValue')),
    );
  }

  get variablesReadable(): boolean {
    return this.#cached('variablesReadable', () =>
      [...this.#filesOf('environmentVariable').values()].every((facts) => facts !== undefined),
    );
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
      // A code app that lists nothing may have its connections in its code.
      ...(this.canvasApps.some(
        ({ isCodeApp, connectionCount, dependencies }) =>
          isCodeApp && connectionCount === 0 && dependencies.every(({ kind }) => kind === 'other'),
      )
        ? (['code apps'] as const)
        : []),
      ...(this.desktopFlows.some(({ referencesReadable }) => !referencesReadable) ? (['desktop flows'] as const) : []),
    ]);
  }

  /**
   * Why agents, apps or flows that use references may be missing from the index; undefined if the files of all agents and
   * apps were read, and no file of a flow is missing. The graph knows which files of flows are broken.
   */
  get unreadUsers(): UnreadReason | undefined {
    return this.#cached('unreadUsers', () => {
      if (!canParse(this)) {
        return 'notRead';
      }
      const isRead = this.customizationsReadable && this.unreadableUsers.length === 0 && this.missingFlows.length === 0;
      return isRead ? undefined : 'unreadable';
    });
  }

  get unreadableUsers(): readonly FilePath[] {
    return this.#cached('unreadableUsers', () => {
      // A file with broken metadata may be that of a desktop flow.
      const broken = (['agentRows', 'agentComponent', 'agentKnowledge', 'canvasApp', 'flowMetadata'] as const)
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
    const { metadata, readable } = this.#metadata.of(file, (found) => this.#facts(found, 'flowMetadata'));
    if (metadata && metadata.category !== '5') {
      return undefined;
    }
    return buildFlow(file, facts, metadata, readable);
  }

  /** The facts of a file; undefined facts if the file is broken, and no facts if it was not read yet. */
  #versionsOf<Kind extends ComponentKind>(file: FilePath, kind: Kind): (ComponentFacts[Kind] | undefined)[] {
    return this.#filesOf(kind).has(file) ? [this.#facts(file, kind)] : [];
  }

  /** @param versions The facts of the file before and after the change, as far as there are any. */
  #applyChange<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    versions: readonly (ComponentFacts[Kind] | undefined)[],
  ): ContentChange {
    switch (kind) {
      case 'flowDefinition':
        // Flows are stored one by one and not in `#cache`. So the cache is not cleared after a change to a flow.
        this.#flowFiles[this.#filesOf(kind).has(file) ? 'add' : 'delete'](nameKey(file), file);
        return { flows: [file], isBeyondFlows: versions.length < 2 && this.#noteFlowAddedOrRemoved(file) };
      case 'flowMetadata': {
        const key = this.#metadata.noteFile(file, this.#filesOf(kind).has(file));
        const isBeyondFlows =
          this.#flowFiles.get(key).size === 0 ||
          versions.some((facts) => facts === undefined || isDesktopFlow(facts as unknown as FlowMetadata));
        if (isBeyondFlows) {
          this.#cache.clear();
        }
        return { flows: [...this.#flowFiles.get(key)], isBeyondFlows };
      }
      case 'customizations':
        this.#cache.clear();
        return { flows: this.#updateInlineMetadata(), isBeyondFlows: true };
      case 'agent':
      case 'agentComponent':
      case 'agentKnowledge':
      case 'agentRows':
      case 'canvasApp':
      case 'codeApp':
      case 'customConnector':
      case 'deploymentSettings':
      case 'environmentVariable':
      case 'environmentVariableValue':
      case 'solutionManifest':
      case 'unreadCustomizations':
      case 'unreadManifest':
      case 'yamlComponents':
      case 'yamlManifest':
      case 'yamlMissingDependencies':
        this.#cache.clear();
        return { flows: [], isBeyondFlows: true };
    }
  }

  /** @returns Whether the flow has metadata, so that its file may have been missing before, or is missing now. */
  #noteFlowAddedOrRemoved(file: FilePath): boolean {
    const hasMetadata = this.#metadata.has(file);
    if (hasMetadata) {
      this.#cache.delete('absentFlows');
      this.#cache.delete('unreadUsers');
    }
    return hasMetadata;
  }

  /** @returns The files of the flows whose metadata in `customizations.xml` changed. */
  #updateInlineMetadata(): FilePath[] {
    const changed = this.#metadata.setInline(this.#customizations?.flows);
    return changed === 'all'
      ? [...this.#filesOf('flowDefinition').keys()]
      : changed.flatMap((key) => [...this.#flowFiles.get(key)]);
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
        processIds: [],
        rootComponents: [],
        missingDependencies: this.#all('yamlMissingDependencies').flatMap((file) => file.facts.missingDependencies),
      }
    );
  }

  #filesOf(kind: ComponentKind): Map<FilePath, unknown> {
    let files = this.#loaded.get(kind);
    if (!files) {
      files = new Map();
      this.#loaded.set(kind, files);
    }
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
