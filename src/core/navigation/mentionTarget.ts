import { configFileName } from '../config/workspaceConfig';
import { type FilePath, folderOf } from '../model/filePath';
import type { Flow } from '../model/flow';
import { guidKey, nameKey, sameName } from '../model/names';
import type { SolutionManifest } from '../model/solution';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { Mention } from './mention';
import { escapeRegExp } from '../text/escapeRegExp';

/** What a name stands for in the workspace. */
export interface MentionTarget {
  readonly definitions: readonly Definition[];
  /** Whether a mention, in one of the files, is of the same. */
  readonly covers: (mention: Mention) => boolean;
  /** The files that may name it. */
  readonly files: () => Set<FilePath>;
  /** False where a text surely does not name it: a quick look before a thorough one. */
  readonly mayBeIn: (text: string) => boolean;
}

export interface Definition {
  readonly file: FilePath;
  /** Of the solution that holds it. */
  readonly root: FilePath;
}

/** @param file The file in which the name stands. */
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
    covers: (mention) => mention.kind === 'reference' && sameName(mention.name, name),
    files: () =>
      new Set([
        ...filesOf(definitions),
        ...index.usersOf(name),
        ...settingsWith(index, ({ references }) => references.some((each) => sameName(each.logicalName, name))),
        ...index
          .solutions()
          .filter(({ manifest }) => needs(manifest, name))
          .map(({ manifestFile }) => manifestFile),
        ...index.solutions().map(({ root }) => `${folderOf(root)}/${configFileName}`),
      ]),
    mayBeIn: anyText,
  };
}

function needs(manifest: SolutionManifest | undefined, reference: string): boolean {
  return manifest?.missingDependencies.some(({ names }) => names.some((name) => sameName(name, reference))) ?? false;
}

/** Whether the flow has such an entry its text says, which mostly is no valid JSON while somebody types. */
function keyTarget(key: string, file: FilePath, index: WorkspaceIndex): MentionTarget {
  return {
    definitions: [{ file, root: index.solutionOf(file)?.root ?? '' }],
    covers: (mention) => mention.kind === 'connectionKey' && mention.name === key,
    files: () => new Set([file]),
    mayBeIn: anyText,
  };
}

function flowTarget(id: string, index: WorkspaceIndex): MentionTarget {
  const definitions = index.flowsWithId(id).map(({ solution, flow }) => ({ file: flow.file, root: solution.root }));
  return {
    definitions,
    covers: (mention) => mention.kind === 'flow' && guidKey(mention.name) === id,
    files: () => new Set([...filesOf(definitions), ...callersOf(id, index), ...metadataFiles(definitions, index)]),
    mayBeIn: anyText,
  };
}

function callersOf(id: string, index: WorkspaceIndex): FilePath[] {
  return allFlows(index)
    .filter(({ childFlows }) => childFlows.some(({ workflowId }) => workflowId === id))
    .map(({ file }) => file);
}

/** Where solutions describe flows: a file beside each, or, in an export, `customizations.xml`. */
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
  // One connector has a GUID and a name, and files name it by either.
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
    covers: (mention) =>
      (mention.kind === 'connectorId' && ids.has(mention.name)) ||
      (mention.kind === 'connectorName' && names.has(nameKey(mention.name))),
    files: () =>
      new Set([
        ...filesOf(definitions),
        ...index
          .solutions()
          .flatMap(({ connectionReferences }) => connectionReferences)
          .filter(({ customConnectorId }) => customConnectorId !== undefined && ids.has(customConnectorId))
          .map(({ file }) => file),
        ...allFlows(index)
          .filter(({ entries }) =>
            entries.some(({ apiLogicalName }) => apiLogicalName !== undefined && names.has(nameKey(apiLogicalName))),
          )
          .map(({ file }) => file),
      ]),
    mayBeIn: anyText,
  };
}

/** Which flows use a variable is in no model: all of them are asked. */
function variableTarget(name: string, index: WorkspaceIndex): MentionTarget {
  const definitions = index
    .solutions()
    .flatMap(({ root, environmentVariables }) =>
      environmentVariables.filter(({ schemaName }) => sameName(schemaName, name)).map(({ file }) => ({ file, root })),
    );
  const pattern = new RegExp(escapeRegExp(name), 'i');
  return {
    definitions,
    covers: (mention) => mention.kind === 'variable' && sameName(mention.name, name),
    files: () =>
      new Set([
        ...filesOf(definitions),
        ...settingsWith(index, ({ variables }) => variables.some((each) => sameName(each.schemaName, name))),
        ...allFlows(index).map(({ file }) => file),
      ]),
    mayBeIn: (text) => pattern.test(text),
  };
}

function filesOf(definitions: readonly Definition[]): FilePath[] {
  return definitions.map(({ file }) => file);
}

function allFlows(index: WorkspaceIndex): Flow[] {
  return index.solutions().flatMap(({ flows }) => [...flows.values()]);
}

function settingsWith(
  index: WorkspaceIndex,
  wanted: (settings: ReturnType<WorkspaceIndex['settings']>[number]) => boolean,
): FilePath[] {
  return index
    .settings()
    .filter(wanted)
    .map(({ file }) => file);
}
