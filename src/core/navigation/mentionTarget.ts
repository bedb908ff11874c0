import { configFileName } from '../config/workspaceConfig';
import { type FilePath, folderOf } from '../model/filePath';
import type { Flow } from '../model/flow';
import { guidKey, nameKey, sameName } from '../model/names';
import type { SolutionManifest } from '../model/solutionManifest';
import type { DesktopFlowHolder, FlowHolder, WorkspaceIndex } from '../model/workspaceIndex';
import type { Mention } from './mention';
import { escapeRegExp } from '../text/escapeRegExp';

/**
 * The component that a name in a file refers to: a connection reference, a connection entry of a flow, a flow, a custom
 * connector or an environment variable.
 */
export interface MentionTarget {
  /**
   * Where the component is defined; empty if no solution defines it. For a connection key, always the flow with the
   * key, even if the flow lacks the entry.
   */
  readonly definitions: readonly Definition[];
  /** Whether a mention in one of the files to search refers to this component. */
  readonly matches: (mention: Mention) => boolean;
  /** Returns the files that may contain mentions of this component. */
  readonly filesToSearch: () => Set<FilePath>;
  /** A fast check before a text is parsed. False if the text can't mention this component. */
  readonly mayOccurIn: (text: string) => boolean;
}

export interface Definition {
  readonly file: FilePath;
  /** The root directory of the solution that contains the definition; empty if it is not known. */
  readonly root: FilePath;
}

/** Returns the component that a mention refers to. @param file The file that contains the mention. */
export function findTarget(mention: Mention, file: FilePath, index: WorkspaceIndex): MentionTarget {
  switch (mention.kind) {
    case 'reference':
      return referenceTarget(mention.name, index);
    case 'connectionKey':
      return keyTarget(mention.name, file, index);
    case 'flow':
      return flowTarget(mention.name, index);
    case 'connectorId':
    case 'connectorName':
      return connectorTarget(mention, index);
    case 'variable':
      return variableTarget(mention.name, index);
  }
}

const anyText = (): boolean => true;

function referenceTarget(name: string, index: WorkspaceIndex): MentionTarget {
  const definitions = index
    .definitionsOf(name)
    .map(({ solution, reference }) => ({ file: reference.file, root: solution.root }));
  return {
    definitions,
    matches: (mention) => mention.kind === 'reference' && sameName(mention.name, name),
    filesToSearch: () =>
      new Set([
        ...definitionFiles(definitions),
        ...index.usersOf('connectionReference', name),
        ...settingsFilesWith(index, ({ references }) => references.some((each) => sameName(each.logicalName, name))),
        ...index
          .solutions()
          .filter(({ manifest }) => dependsOn(manifest, name))
          .map(({ manifestFile }) => manifestFile),
        ...index.solutions().map(({ root }) => `${folderOf(root)}/${configFileName}`),
      ]),
    mayOccurIn: anyText,
  };
}

function dependsOn(manifest: SolutionManifest | undefined, reference: string): boolean {
  return manifest?.missingDependencies.some(({ names }) => names.some((name) => sameName(name, reference))) ?? false;
}

/**
 * Returns the connection entry with a key, which is defined in the flow that uses the key. The index is not asked
 * whether the entry exists, because the index has no entries while the user types and the flow is invalid JSON. The
 * caller searches the flow's text for the entry.
 */
function keyTarget(key: string, file: FilePath, index: WorkspaceIndex): MentionTarget {
  return {
    definitions: [{ file, root: index.solutionOf(file)?.root ?? '' }],
    matches: (mention) => mention.kind === 'connectionKey' && sameName(mention.name, key),
    filesToSearch: () => new Set([file]),
    mayOccurIn: anyText,
  };
}

function flowTarget(id: string, index: WorkspaceIndex): MentionTarget {
  const toDefinition = ({ solution, flow }: FlowHolder | DesktopFlowHolder): Definition => ({
    file: flow.file,
    root: solution.root,
  });
  const flows = index.flowsWithId(id).map(toDefinition);
  // The definition of a desktop flow is its metadata.
  const definitions = [...flows, ...index.desktopFlowsWithId(id).map(toDefinition)];
  return {
    definitions,
    matches: (mention) => mention.kind === 'flow' && guidKey(mention.name) === id,
    filesToSearch: () =>
      new Set([...definitionFiles(definitions), ...index.usersOf('flow', id), ...metadataFiles(flows, index)]),
    mayOccurIn: anyText,
  };
}

/**
 * Returns the files that should contain the metadata of flows: `customizations.xml` in an export, one file
 * `<flow>.json.data.xml` per flow in other layouts.
 */
function metadataFiles(definitions: readonly Definition[], index: WorkspaceIndex): FilePath[] {
  const solutions = new Map(index.solutions().map((solution) => [solution.root, solution]));
  return definitions.flatMap(({ file, root }) => {
    const solution = solutions.get(root);
    const inline = solution?.layout === 'export' ? solution.customizationsFile : undefined;
    return [inline ?? `${file}.data.xml`];
  });
}

function connectorTarget({ kind, name }: Mention, index: WorkspaceIndex): MentionTarget {
  const found = kind === 'connectorId' ? index.connectorsWithId(name) : index.connectorsNamed(name);
  // A custom connector has a GUID and a name, and a file may use either of them. Without searching for both, some uses
  // of the connector would not be found.
  const ids = new Set([...found.map(({ connector }) => connector.id), ...(kind === 'connectorId' ? [name] : [])]);
  const names = new Set([
    ...found.map(({ connector }) => nameKey(connector.name)),
    ...(kind === 'connectorName' ? [nameKey(name)] : []),
  ]);
  ids.delete('');
  names.delete('');
  const definitions = found.map(({ solution, connector }) => ({ file: connector.file, root: solution.root }));
  return {
    definitions,
    matches: (mention) =>
      (mention.kind === 'connectorId' && ids.has(mention.name)) ||
      (mention.kind === 'connectorName' && names.has(nameKey(mention.name))),
    filesToSearch: () =>
      new Set([
        ...definitionFiles(definitions),
        ...index
          .solutions()
          .flatMap(({ connectionReferences }) => connectionReferences)
          .filter(({ customConnectorId }) => customConnectorId !== undefined && ids.has(customConnectorId))
          .map(({ file }) => file),
        ...[...names].flatMap((each) => [...index.usersOf('customConnector', each)]),
      ]),
    mayOccurIn: anyText,
  };
}

/**
 * Returns the environment variable with a name. The index does not know which flows use the variable, so all flows must
 * be searched.
 */
function variableTarget(name: string, index: WorkspaceIndex): MentionTarget {
  const definitions = index
    .solutions()
    .flatMap(({ root, environmentVariables }) =>
      environmentVariables.filter(({ schemaName }) => sameName(schemaName, name)).map(({ file }) => ({ file, root })),
    );
  const pattern = new RegExp(escapeRegExp(name), 'i');
  return {
    definitions,
    matches: (mention) => mention.kind === 'variable' && sameName(mention.name, name),
    filesToSearch: () =>
      new Set([
        ...definitionFiles(definitions),
        ...settingsFilesWith(index, ({ variables }) => variables.some((each) => sameName(each.schemaName, name))),
        ...allFlows(index).map(({ file }) => file),
      ]),
    mayOccurIn: (text) => pattern.test(text),
  };
}

function definitionFiles(definitions: readonly Definition[]): FilePath[] {
  return definitions.map(({ file }) => file);
}

function allFlows(index: WorkspaceIndex): Flow[] {
  return index.solutions().flatMap(({ flows }) => [...flows.values()]);
}

function settingsFilesWith(
  index: WorkspaceIndex,
  wanted: (settings: ReturnType<WorkspaceIndex['settings']>[number]) => boolean,
): FilePath[] {
  return index
    .settings()
    .filter(wanted)
    .map(({ file }) => file);
}
