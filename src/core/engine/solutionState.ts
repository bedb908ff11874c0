import isEqual from 'fast-deep-equal';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { nameKey } from '../model/names';
import { absentFlows } from './absentFlows';
import { buildAgents } from './buildAgents';
import { buildDesktopFlow, buildFlow, isDesktopFlow } from './buildFlow';
import { brokenFilesOf, unreadableUsersOf, unreadKindsOf } from './unreadParts';
import { buildVariables } from './buildVariables';
import { buildYamlManifest } from './buildYamlManifest';
import { MetadataOfFlows } from './metadataOfFlows';
import { ReadFacts } from './readFacts';
import { MultiMap, setOrDelete } from './multiMap';
import type { Agent, KnowledgeSource } from '../model/agent';
import type { CanvasApp } from '../model/canvasApp';
import type {
  ConnectionReference,
  CustomConnector,
  DesktopFlow,
  EnvironmentVariable,
  ListedComponent,
  MissingFlow,
  Solution,
  SolutionLayout,
  UnreadKind,
  UnreadLayout,
} from '../model/solution';
import { canParse } from '../model/solutionIdentity';
import type { SolutionManifest } from '../model/solutionManifest';
import type { UnreadReason } from '../model/unreadReason';
import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import type { FlowMetadata } from '../readers/components/flowMetadata';
import type { LayoutFiles, SolutionRoot } from '../readers/layouts/solutionRoot';

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
  readonly #read = new ReadFacts();
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
    const before = this.#read.versions(file, kind);
    this.#read.files(kind).set(file, facts);
    return this.#applyChange(file, kind, [...before, facts]);
  }

  /** Whether a file was read before and gave equal facts. */
  isUnchanged<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    facts: ComponentFacts[Kind] | undefined,
  ): boolean {
    return this.#read.files(kind).has(file) && isEqual(this.#read.facts(file, kind), facts);
  }

  /** Removes a file, and the flow if the file contains one. */
  delete(file: FilePath, kind: ComponentKind): ContentChange {
    const before = this.#read.versions(file, kind);
    this.#read.files(kind).delete(file);
    this.#flows.delete(file);
    return this.#applyChange(file, kind, before);
  }

  get manifest(): SolutionManifest | undefined {
    return this.layout === 'yaml'
      ? this.#cached('manifest', () => buildYamlManifest(this.root, this.manifestFile, this.#read))
      : this.#read.facts(this.manifestFile, 'solutionManifest');
  }

  get unreadLayout(): UnreadLayout | undefined {
    const files = this.#unreadLayout;
    return (
      files &&
      this.#cached('unreadLayout', () => ({
        ...files,
        manifest: this.#read.facts(files.manifestFile, 'unreadManifest'),
        connectionReferences:
          files.customizationsFile === undefined
            ? undefined
            : this.#read.facts(files.customizationsFile, 'unreadCustomizations')?.connectionReferences,
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
      const connectors = [...this.#read.files('customConnector').values()];
      return this.customizationsReadable && connectors.every((facts) => facts !== undefined) ? undefined : 'unreadable';
    });
  }

  get connectionReferences(): readonly ConnectionReference[] {
    return this.#cached('connectionReferences', () => this.#inCustomizations((facts) => facts.connectionReferences));
  }

  get customConnectors(): readonly CustomConnector[] {
    return this.#cached('customConnectors', () => [
      ...this.#read.all('customConnector').map(({ file, facts }) => ({ ...facts, file, inline: false })),
      ...this.#inCustomizations((facts) => facts.customConnectors).map((facts) => ({ ...facts, inline: true })),
    ]);
  }

  get canvasApps(): readonly CanvasApp[] {
    return this.#cached('canvasApps', () => [
      ...this.#read.all('canvasApp').map(({ file, facts }) => ({ ...facts, file, inline: false })),
      ...this.#inCustomizations((facts) => facts.canvasApps).map((facts) => ({ ...facts, inline: true })),
    ]);
  }

  get agents(): readonly Agent[] {
    return this.#cached('agents', () => buildAgents((kind) => this.#read.all(kind)));
  }

  get knowledgeSources(): readonly KnowledgeSource[] {
    return this.#cached('knowledgeSources', () =>
      this.#read.all('agentKnowledge').map(({ file, facts: { name, references } }) => ({
        file,
        name: name || baseName(directoryOf(file) ?? file),
        references,
      })),
    );
  }

  get desktopFlows(): readonly DesktopFlow[] {
    return this.#cached('desktopFlows', () => [
      ...this.#read
        .all('flowMetadata')
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
          separate: this.#read.files('flowMetadata') as ReadonlyMap<FilePath, FlowMetadata | undefined>,
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
      buildVariables(this.#read.all('environmentVariable'), this.#read.all('environmentVariableValue')),
    );
  }

  get variablesReadable(): boolean {
    return this.#cached('variablesReadable', () =>
      [...this.#read.files('environmentVariable').values()].every((facts) => facts !== undefined),
    );
  }

  get listedComponents(): readonly ListedComponent[] {
    return this.#cached('listedComponents', () =>
      this.#read
        .all('yamlComponents')
        .flatMap(({ file, facts }) => facts.components.map((component) => ({ ...component, file }))),
    );
  }

  get unreadKinds(): readonly UnreadKind[] {
    return this.#cached('unreadKinds', () => unreadKindsOf(this, this.#customizations));
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

  get brokenFiles(): readonly FilePath[] {
    // Not cached, because the cache is not cleared after a change to a flow.
    return brokenFilesOf(this.#read);
  }

  get unreadableUsers(): readonly FilePath[] {
    return this.#cached('unreadableUsers', () => unreadableUsersOf(this.#read, this.canvasApps));
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
    if (!this.#read.files('flowDefinition').has(file)) {
      return undefined;
    }
    const facts = this.#read.facts(file, 'flowDefinition');
    const { metadata, readable } = this.#metadata.of(file, (found) => this.#read.facts(found, 'flowMetadata'));
    if (metadata && metadata.category !== '5') {
      return undefined;
    }
    return buildFlow(file, facts, metadata, readable);
  }

  /** @param versions The facts of the file before and after the change, as far as there are any. */
  #applyChange<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    versions: readonly (ComponentFacts[Kind] | undefined)[],
  ): ContentChange {
    if (kind === 'flowDefinition') {
      // Flows are stored one by one and not in `#cache`. So the cache is not cleared after a change to a flow.
      this.#flowFiles[this.#read.files(kind).has(file) ? 'add' : 'delete'](nameKey(file), file);
      return { flows: [file], isBeyondFlows: versions.length < 2 && this.#noteFlowAddedOrRemoved(file) };
    }
    if (kind === 'flowMetadata') {
      const key = this.#metadata.noteFile(file, this.#read.files(kind).has(file));
      const isBeyondFlows =
        this.#flowFiles.get(key).size === 0 ||
        versions.some((facts) => facts === undefined || isDesktopFlow(facts as unknown as FlowMetadata));
      if (isBeyondFlows) {
        this.#cache.clear();
      }
      return { flows: [...this.#flowFiles.get(key)], isBeyondFlows };
    }
    this.#cache.clear();
    return { flows: kind === 'customizations' ? this.#updateInlineMetadata() : [], isBeyondFlows: true };
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
      ? [...this.#read.files('flowDefinition').keys()]
      : changed.flatMap((key) => [...this.#flowFiles.get(key)]);
  }

  /** The facts of `Customizations.xml`; undefined if the file is broken, was not read or does not exist. */
  get #customizations(): ComponentFacts['customizations'] | undefined {
    return this.customizationsFile === undefined
      ? undefined
      : this.#read.facts(this.customizationsFile, 'customizations');
  }

  #inCustomizations<Facts extends object>(
    components: (facts: ComponentFacts['customizations']) => readonly Facts[],
  ): (Facts & { readonly file: FilePath })[] {
    const file = this.customizationsFile;
    const facts = this.#customizations;
    return file === undefined || facts === undefined ? [] : components(facts).map((each) => ({ ...each, file }));
  }

  /** Returns a value from the cache. Builds the value first if it is not in the cache, such as after a change. */
  #cached<Value>(name: string, build: () => Value): Value {
    if (!this.#cache.has(name)) {
      this.#cache.set(name, build());
    }
    return this.#cache.get(name) as Value;
  }
}
