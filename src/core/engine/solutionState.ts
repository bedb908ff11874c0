import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { nameKey } from '../model/names';
import type {
  Agent,
  AgentReference,
  CanvasApp,
  ConnectionReference,
  CustomConnector,
  EnvironmentVariable,
  Solution,
  SolutionLayout,
  SolutionManifest,
} from '../model/solution';
import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import type { FlowMetadata } from '../readers/components/flowMetadata';
import type { SolutionRoot } from '../readers/layouts/solutionRoot';

/** A solution put together from what its files say. Its lists are built when somebody asks after a change. */
export class SolutionState implements Solution {
  readonly root: FilePath;
  readonly layout: SolutionLayout;
  readonly manifestFile: FilePath;
  readonly customizationsFile: FilePath;
  readonly flows = new Map<FilePath, Flow>();
  readonly #loaded = new Map<ComponentKind, Map<FilePath, unknown>>();
  /** By flow file in lower case: an export's `<Workflow>` elements, and the files beside the flows. */
  readonly #inlineMetadata = new Map<string, FlowMetadata>();
  readonly #separateMetadata = new Map<string, FlowMetadata>();
  readonly #flowFiles = new Map<string, FilePath>();
  readonly #lists = new Map<string, unknown>();

  constructor(root: SolutionRoot) {
    this.root = root.root;
    this.layout = root.layout;
    this.manifestFile = root.manifestFile;
    this.customizationsFile = root.customizationsFile;
  }

  /**
   * Takes up what was read of a file; facts are undefined for a broken one.
   * @returns The flow files that must be built again.
   */
  set<Kind extends ComponentKind>(file: FilePath, kind: Kind, facts: ComponentFacts[Kind] | undefined): FilePath[] {
    this.#filesOf(kind).set(file, facts);
    return this.#changed(file, kind);
  }

  /** Forgets a file. @returns The flow files that must be built again. */
  delete(file: FilePath, kind: ComponentKind): FilePath[] {
    this.#filesOf(kind).delete(file);
    return this.#changed(file, kind);
  }

  get manifest(): SolutionManifest | undefined {
    return this.#facts(this.manifestFile, 'solutionManifest');
  }

  get customizationsReadable(): boolean {
    return this.#facts(this.customizationsFile, 'customizations') !== undefined;
  }

  /** Whether everything could be read in which references and connectors are defined. */
  get isComplete(): boolean {
    return this.#list(
      'isComplete',
      () =>
        this.customizationsReadable &&
        [...this.#filesOf('customConnector').values()].every((facts) => facts !== undefined),
    );
  }

  get connectionReferences(): readonly ConnectionReference[] {
    return this.#list('connectionReferences', () => {
      const file = this.customizationsFile;
      return (this.#facts(file, 'customizations')?.connectionReferences ?? []).map((facts) => ({ ...facts, file }));
    });
  }

  get customConnectors(): readonly CustomConnector[] {
    return this.#list('customConnectors', () => [
      ...this.#all('customConnector').map(({ file, facts }) => ({ ...facts, file, inline: false })),
      ...(this.#facts(this.customizationsFile, 'customizations')?.customConnectors ?? []).map((facts) => ({
        ...facts,
        file: this.customizationsFile,
        inline: true,
      })),
    ]);
  }

  get canvasApps(): readonly CanvasApp[] {
    return this.#list('canvasApps', () => [
      ...this.#all('canvasApp').map(({ file, facts }) => ({ ...facts, file, inline: false })),
      ...(this.#facts(this.customizationsFile, 'customizations')?.canvasApps ?? []).map((facts) => ({
        ...facts,
        file: this.customizationsFile,
        inline: true,
      })),
    ]);
  }

  get agents(): readonly Agent[] {
    return this.#list('agents', () => this.#buildAgents());
  }

  get environmentVariables(): readonly EnvironmentVariable[] {
    return this.#list('environmentVariables', () => {
      const values = new Map(
        this.#all('environmentVariableValue').map(({ file, facts }) => [directoryOf(file), facts.hasValue]),
      );
      return this.#all('environmentVariable').map(({ file, facts }) => ({
        ...facts,
        file,
        hasValue: values.get(directoryOf(file)) ?? false,
      }));
    });
  }

  /** The flow that a file holds, joined with what the solution says about it; undefined when it is no cloud flow. */
  buildFlow(file: FilePath): Flow | undefined {
    if (!this.#filesOf('flowDefinition').has(file)) {
      return undefined;
    }
    const facts = this.#facts(file, 'flowDefinition');
    const metadata = this.#separateMetadata.get(nameKey(file)) ?? this.#inlineMetadata.get(nameKey(file));
    if (metadata && metadata.category !== '5') {
      return undefined;
    }
    const [, stem = '', guid] =
      /^(.*?)(?:-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?\.json$/i.exec(baseName(file)) ?? [];
    return {
      file,
      name: metadata?.name ?? stem,
      state: metadata?.state ?? 'unknown',
      workflowId: metadata?.workflowId ?? guid?.toLowerCase(),
      entries: facts?.entries ?? [],
      uses: facts?.uses ?? [],
      childFlows: facts?.childFlows ?? [],
      readable: facts !== undefined,
    };
  }

  #changed(file: FilePath, kind: ComponentKind): FilePath[] {
    switch (kind) {
      case 'flowDefinition':
        // Flows are kept one by one: a change of one of them costs none of the lists.
        this.#flowFiles.set(nameKey(file), file);
        return [file];
      case 'flowMetadata': {
        const key = nameKey(file.slice(0, -'.data.xml'.length));
        setOrDelete(this.#separateMetadata, key, this.#facts(file, 'flowMetadata'));
        return this.#flowFilesOf([key]);
      }
      case 'customizations':
        this.#lists.clear();
        return this.#flowFilesOf(this.#updateInlineMetadata());
      default:
        this.#lists.clear();
        return [];
    }
  }

  /** @returns The keys of the flows that are described otherwise now. */
  #updateInlineMetadata(): string[] {
    const facts = this.#facts(this.customizationsFile, 'customizations');
    const after = new Map((facts?.flows ?? []).map((flow) => [nameKey(`${this.root}/${flow.jsonFile}`), flow]));
    const keys = new Set([...this.#inlineMetadata.keys(), ...after.keys()]);
    const different = [...keys].filter(
      (key) => JSON.stringify(this.#inlineMetadata.get(key)) !== JSON.stringify(after.get(key)),
    );
    different.forEach((key) => {
      setOrDelete(this.#inlineMetadata, key, after.get(key));
    });
    return different;
  }

  #flowFilesOf(keys: readonly string[]): FilePath[] {
    return keys.map((key) => this.#flowFiles.get(key)).filter((file) => file !== undefined);
  }

  #buildAgents(): Agent[] {
    const uses: { component: string; reference: AgentReference }[] = [
      ...this.#all('agentReferences').flatMap(({ file, facts }) =>
        facts.uses.map(({ component, reference }) => ({ component, reference: { reference, file } })),
      ),
      ...this.#all('agentComponent').flatMap(({ file, facts }) =>
        facts.references.map((reference) => ({ component: schemaNameOf(file), reference: { reference, file } })),
      ),
    ];
    const agents = new Map<string, Agent & { references: AgentReference[] }>();
    const agentOf = (component: string, file: FilePath): { references: AgentReference[] } => {
      const schemaName = component.split('.')[0] ?? component;
      const known = agents.get(schemaName);
      if (known) {
        return known;
      }
      const agent = { schemaName, displayName: schemaName, file, references: [] };
      agents.set(schemaName, agent);
      return agent;
    };
    for (const { file, facts } of this.#all('agent')) {
      const schemaName = schemaNameOf(file);
      agents.set(schemaName, { schemaName, displayName: facts.displayName ?? schemaName, file, references: [] });
    }
    for (const { file } of this.#all('agentComponent')) {
      agentOf(schemaNameOf(file), file);
    }
    for (const { component, reference } of uses) {
      agentOf(component, reference.file).references.push(reference);
    }
    return [...agents.values()];
  }

  #filesOf(kind: ComponentKind): Map<FilePath, unknown> {
    const files = this.#loaded.get(kind) ?? new Map<FilePath, unknown>();
    this.#loaded.set(kind, files);
    return files;
  }

  #facts<Kind extends ComponentKind>(file: FilePath, kind: Kind): ComponentFacts[Kind] | undefined {
    return this.#filesOf(kind).get(file) as ComponentFacts[Kind] | undefined;
  }

  /** Every component of a kind that could be read, sorted by file. */
  #all<Kind extends ComponentKind>(kind: Kind): { file: FilePath; facts: ComponentFacts[Kind] }[] {
    return [...this.#filesOf(kind)]
      .filter((entry): entry is [FilePath, ComponentFacts[Kind]] => entry[1] !== undefined)
      .map(([file, facts]) => ({ file, facts }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  #list<Value>(name: string, build: () => Value): Value {
    if (!this.#lists.has(name)) {
      this.#lists.set(name, build());
    }
    return this.#lists.get(name) as Value;
  }
}

/** `…/botcomponents/<schema name>/data` and `…/bots/<schema name>/bot.xml` → the schema name. */
function schemaNameOf(file: FilePath): string {
  return baseName(directoryOf(file) ?? file);
}

function setOrDelete<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value === undefined) {
    map.delete(key);
  } else {
    map.set(key, value);
  }
}
