import type { Agent, AgentFlow, AgentReference } from '../../../src/core/model/agent';
import { baseName, directoryOf, type FilePath } from '../../../src/core/model/filePath';
import type { Flow } from '../../../src/core/model/flow';
import type { EnvironmentVariable, Solution } from '../../../src/core/model/solution';
import type { SolutionManifest } from '../../../src/core/model/solutionManifest';
import type { UnreadReason } from '../../../src/core/model/unreadReason';
import type { ComponentFacts, SolutionComponentKind } from '../../../src/core/readers/components/allComponents';
import type { FlowFacts } from '../../../src/core/readers/components/flowDefinition';
import type { FlowMetadata } from '../../../src/core/readers/components/flowMetadata';
import type { SolutionRoot } from './solutionRoots';

/** The file of a component and the facts in it. Facts are undefined when the file is broken. */
export interface ReadComponent {
  readonly file: FilePath;
  readonly kind: SolutionComponentKind;
  readonly facts: unknown;
}

/** A solution, and why its definitions and users may not all be known. */
export interface JoinedSolution extends Solution {
  /** Why it may define references and connectors that were not read. */
  readonly unreadDefinitions: UnreadReason | undefined;
  /** Why it may use references without a known user. */
  readonly unreadUsers: UnreadReason | undefined;
}

type ReadableFile<Kind extends SolutionComponentKind> = ComponentFacts[Kind] & { readonly file: FilePath };

/**
 * Makes a solution of its components.
 * @param components Sorted by file.
 * @param isMissing Whether a file would be read if it existed, and does not exist.
 */
export function joinSolution(
  root: SolutionRoot,
  components: readonly ReadComponent[],
  checked: boolean,
  isMissing: (file: FilePath) => boolean,
): JoinedSolution {
  const readable = <Kind extends SolutionComponentKind>(kind: Kind): ReadableFile<Kind>[] =>
    components
      .filter((each) => each.kind === kind && each.facts !== undefined)
      .map(({ file, facts }) => ({ ...(facts as ComponentFacts[Kind]), file }));
  const factsOf = <Kind extends SolutionComponentKind>(
    file: FilePath | undefined,
    kind: Kind,
  ): ComponentFacts[Kind] | undefined =>
    components.find((each) => each.file === file && each.kind === kind)?.facts as ComponentFacts[Kind] | undefined;

  const customizations = factsOf(root.customizationsFile, 'customizations');
  const inCustomizations = { file: root.customizationsFile ?? '' };
  const flows = components
    .filter(({ kind }) => kind === 'flowDefinition')
    .map(({ file, facts }) => joinFlow(file, facts as ComponentFacts['flowDefinition'] | undefined, metadataOf(file)))
    .filter((flow) => flow !== undefined);

  function joinYamlManifest(): SolutionManifest | undefined {
    const manifest = factsOf(root.manifestFile, 'yamlManifest');
    const uniqueName = manifest?.uniqueName || baseName(root.root);
    return (
      manifest && {
        ...manifest,
        uniqueName,
        displayName: manifest.displayName || uniqueName,
        processIds: [],
        rootComponents: [],
        missingDependencies: readable('yamlMissingDependencies').flatMap((facts) => facts.missingDependencies),
      }
    );
  }

  function metadataOf(file: FilePath): { metadata: FlowMetadata | undefined; readable: boolean } {
    const beside = components.filter(
      (each) => each.kind === 'flowMetadata' && each.file.toLowerCase() === `${file}.data.xml`.toLowerCase(),
    );
    const separate = beside.map(({ facts }) => facts as FlowMetadata | undefined);
    const inCustomizations = (customizations?.flows ?? []).filter(
      ({ jsonFile }) => `${root.root}/${jsonFile}`.toLowerCase() === file.toLowerCase(),
    );
    return {
      metadata: separate.find((facts) => facts !== undefined) ?? inCustomizations.at(-1),
      readable: separate.length === 0 && (root.layout !== 'export' || customizations !== undefined),
    };
  }

  const canvasApps = [
    ...readable('canvasApp').map((facts) => ({ ...facts, inline: false })),
    ...(customizations?.canvasApps ?? []).map((facts) => ({ ...facts, ...inCustomizations, inline: true })),
  ];
  const desktopFlows = [
    ...readable('flowMetadata'),
    ...(customizations?.flows ?? []).map((facts) => ({ ...facts, ...inCustomizations })),
  ]
    .filter(({ category }) => category === '6')
    .map(({ file, name, workflowId, desktopReferences }) => ({
      file,
      name,
      workflowId,
      references: desktopReferences ?? [],
      referencesReadable: desktopReferences !== undefined,
    }));
  const missingFlows = [
    ...readable('flowMetadata')
      .filter(({ file, jsonFile }) => file.toLowerCase() === `${root.root}/${jsonFile}.data.xml`.toLowerCase())
      .map((metadata) => ({ metadata, metadataFile: metadata.file, isInline: false })),
    ...(customizations?.flows ?? []).map((metadata) => ({
      metadata,
      metadataFile: inCustomizations.file,
      isInline: true,
    })),
  ]
    .filter(({ metadata }) => metadata.category === '5' && /^workflows\/[^/]+\.json$/i.test(metadata.jsonFile))
    .map(({ metadata, ...where }) => ({ metadata, file: `${root.root}/${metadata.jsonFile}`, ...where }))
    .filter(
      ({ file }) =>
        isMissing(file) &&
        !components.some((each) => each.kind === 'flowDefinition' && each.file.toLowerCase() === file.toLowerCase()),
    )
    .flatMap(({ metadata, file, ...where }) => {
      const flow = joinFlow(file, undefined, { metadata, readable: true });
      return flow ? [{ flow, ...where }] : [];
    })
    .sort((a, b) =>
      JSON.stringify([a.flow.file, a.metadataFile]) < JSON.stringify([b.flow.file, b.metadataFile]) ? -1 : 1,
    );
  const told = new Set([
    'solutionManifest',
    'customizations',
    'unreadManifest',
    'unreadCustomizations',
    'yamlManifest',
    'yamlComponents',
    'yamlMissingDependencies',
  ]);
  const partsOfAgents = ['agentRows', 'agentComponent', 'agentKnowledge'];
  const unreadableUsers = [
    ...components.filter(
      ({ kind, facts }) => [...partsOfAgents, 'canvasApp', 'flowMetadata'].includes(kind) && facts === undefined,
    ),
    ...canvasApps.filter(({ connectionsReadable }) => !connectionsReadable),
    ...readable('agentComponent').filter((facts) => !facts.readable),
  ].map(({ file }) => file);

  const { unread, ...ownRoot } = root;
  return {
    ...ownRoot,
    checked,
    unreadLayout: unread && {
      layout: unread.layout,
      manifestFile: unread.manifestFile,
      customizationsFile: unread.customizationsFile,
      missingFile: unread.missingFile,
      manifest: factsOf(unread.manifestFile, 'unreadManifest'),
      connectionReferences: factsOf(unread.customizationsFile, 'unreadCustomizations')?.connectionReferences,
    },
    manifest: factsOf(root.manifestFile, 'solutionManifest') ?? joinYamlManifest(),
    customizationsReadable: customizations !== undefined,
    flows: new Map(flows.map((flow) => [flow.file, flow])),
    missingFlows,
    connectionReferences: (customizations?.connectionReferences ?? []).map((facts) => ({
      ...facts,
      ...inCustomizations,
    })),
    customConnectors: [
      ...readable('customConnector').map((facts) => ({ ...facts, inline: false })),
      ...(customizations?.customConnectors ?? []).map((facts) => ({ ...facts, ...inCustomizations, inline: true })),
    ],
    canvasApps,
    brokenFiles: components
      .filter(
        ({ kind, facts }) =>
          (facts === undefined || (kind === 'flowDefinition' && !(facts as FlowFacts).readable)) && !told.has(kind),
      )
      .map(({ file }) => file)
      .sort(),
    unreadableUsers: [...new Set(unreadableUsers)].sort(),
    agents: joinAgents(readable('agent'), readable('agentComponent'), readable('agentRows')),
    knowledgeSources: readable('agentKnowledge').map(({ file, name, references }) => ({
      file,
      name: name === '' ? directoryName(file) : name,
      references,
    })),
    desktopFlows,
    environmentVariables: joinVariables(readable('environmentVariable'), readable('environmentVariableValue')),
    variablesReadable: components.every(({ kind, facts }) => kind !== 'environmentVariable' || facts !== undefined),
    listedComponents: readable('yamlComponents').flatMap(({ file, components: listed }) =>
      listed.map((component) => ({ ...component, file })),
    ),
    unreadKinds: [
      ...(customizations?.unreadKinds ?? []),
      ...(canvasApps.some(
        ({ isCodeApp, connectionCount, dependencies }) =>
          isCodeApp && connectionCount === 0 && !dependencies.some(({ kind }) => kind !== 'other'),
      )
        ? (['code apps'] as const)
        : []),
      ...(desktopFlows.every(({ referencesReadable }) => referencesReadable) ? [] : (['desktop flows'] as const)),
    ],
    unreadUsers:
      root.layout === 'yaml'
        ? 'notRead'
        : customizations === undefined ||
            flows.some(({ namedReferences }) => namedReferences === undefined) ||
            missingFlows.length > 0 ||
            unreadableUsers.length > 0
          ? 'unreadable'
          : undefined,
    unreadDefinitions:
      root.layout === 'yaml'
        ? 'notRead'
        : customizations === undefined ||
            components.some(({ kind, facts }) => kind === 'customConnector' && facts === undefined)
          ? 'unreadable'
          : undefined,
  };
}

function joinFlow(
  file: FilePath,
  facts: ComponentFacts['flowDefinition'] | undefined,
  { metadata, readable }: { metadata: FlowMetadata | undefined; readable: boolean },
): Flow | undefined {
  if (metadata !== undefined && metadata.category !== '5') {
    return undefined;
  }
  const stem = baseName(file).slice(0, -'.json'.length);
  const guid = /-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i.exec(stem)?.[1];
  return {
    file,
    name: metadata?.name || (guid === undefined ? stem : stem.slice(0, -guid.length - 1)),
    state: metadata?.state ?? (readable ? 'unknown' : 'unreadable'),
    workflowId: metadata?.workflowId || guid?.toLowerCase(),
    entries: facts?.entries ?? [],
    undeclaredUses: facts?.undeclaredUses ?? [],
    childFlows: facts?.childFlows ?? [],
    variables: facts?.variables ?? [],
    brokenAuthentications: facts?.brokenAuthentications ?? [],
    lacksConnectionsParameter: facts?.lacksConnectionsParameter ?? false,
    lacksDefinition: facts?.lacksDefinition ?? false,
    readable: facts?.readable ?? false,
    namedReferences: facts?.namedReferences,
  };
}

/**
 * Groups components by agent: the part before the first dot of a component's name is the agent's name, without regard
 * to case.
 */
function joinAgents(
  bots: readonly ReadableFile<'agent'>[],
  parts: readonly ReadableFile<'agentComponent'>[],
  sets: readonly ReadableFile<'agentRows'>[],
): Agent[] {
  const uses = [
    ...sets.flatMap(({ file, rows }) =>
      rows.map((row) => ({
        ...row,
        component: agentOf(row.component) === '' ? baseName(file) : row.component,
        file,
        source: 'agentRow' as const,
      })),
    ),
    ...parts.flatMap(({ file, references, flows }) =>
      [
        ...references.map((each) => ({ kind: 'connectionReference' as const, ...each })),
        ...flows.map((name) => ({ kind: 'flow' as const, name })),
      ].map((used) => ({ component: directoryName(file), ...used, file, source: 'agentData' as const })),
    ),
  ];
  // The spelling of an agent's name comes from the first source that contains it: its own file, its components, what it
  // uses.
  const named = [
    ...bots.map(({ file, displayName }) => ({ schemaName: directoryName(file), file, displayName })),
    ...parts.map(({ file }) => ({ schemaName: agentOf(directoryName(file)), file, displayName: undefined })),
    ...uses.map(({ component, file }) => ({ schemaName: agentOf(component), file, displayName: undefined })),
  ];
  const key = (name: string): string => name.toLowerCase();
  const first = named.filter(
    ({ schemaName }, at) => named.findIndex((other) => key(other.schemaName) === key(schemaName)) === at,
  );
  return first.map(({ schemaName, file, displayName }) => {
    const own = uses.filter(({ component }) => key(agentOf(component)) === key(schemaName));
    return {
      schemaName,
      displayName: displayName ?? schemaName,
      file,
      references: own
        .filter(({ kind }) => kind === 'connectionReference')
        .map((use): AgentReference => ({
          reference: use.name,
          file: use.file,
          source: use.source,
          mode: 'mode' in use ? use.mode : 'unknown',
        })),
      calledFlows: own.flatMap(({ kind, name, file: user, source }): AgentFlow[] =>
        kind === 'flow' ? [{ workflowId: name, file: user, source }] : [],
      ),
    };
  });
}

function joinVariables(
  definitions: readonly ReadableFile<'environmentVariable'>[],
  values: readonly ReadableFile<'environmentVariableValue'>[],
): EnvironmentVariable[] {
  return definitions.map((definition) => {
    const value = values.filter(({ file }) => directoryOf(file) === directoryOf(definition.file)).at(-1);
    return {
      ...definition,
      hasValue: value?.hasValue === true,
      value: value?.value,
      valueFile: value?.hasValue ? value.file : undefined,
    };
  });
}

function agentOf(component: string): string {
  return component.split('.')[0] ?? component;
}

function directoryName(file: FilePath): string {
  return baseName(directoryOf(file) ?? file);
}
