import { archiveOf, isArchiveName, withoutArchiveMark } from '../../model/archivePath';
import { baseName, directoryOf, type FilePath } from '../../model/filePath';
import { compareTexts } from '../../text/order';
import { guidPattern } from '../../text/guid';
import { isAgentWorkspaceFile, isCodeAppFile } from './projectFiles';

/**
 * Matches the path of a JSON file of a flow in both XML layouts: a name and a GUID, directly in a folder `Workflows`.
 */
const flowFile = new RegExp(`/workflows/[^/]+-${guidPattern}\\.json$`, 'i');

/**
 * A file that looks like a part of a solution but was not read as a part of one, or that shows that its folder is a
 * project beside the solutions (docs/formats.md#projects-beside-solutions).
 */
export type NearMiss = { readonly file: FilePath } & (
  | { readonly kind: 'incomplete'; readonly missing: 'Solution.xml' | 'Customizations.xml' }
  | { readonly kind: 'yaml' }
  | { readonly kind: 'zip'; readonly isOpened: boolean }
  /** @param reason Why the zip cannot be opened, without a full stop. */
  | { readonly kind: 'brokenZip'; readonly reason: string }
  | { readonly kind: 'flowPackage' }
  | { readonly kind: 'looseFlow' }
  /** A workspace of the Copilot Studio extension. */
  | { readonly kind: 'agentWorkspace' }
  /** A code app project. */
  | { readonly kind: 'codeApp' }
);

const neverPartOfSolution: ReadonlySet<NearMiss['kind']> = new Set([
  'flowPackage',
  'brokenZip',
  'agentWorkspace',
  'codeApp',
]);

/**
 * All zips that Connref tried to open. The value is the reason why the zip cannot be opened, or undefined if the zip was
 * opened.
 */
export type OpenedArchives = ReadonlyMap<FilePath, string | undefined>;

/** Whether a file outside all solutions looks like a part of a solution. Only the path is considered. */
export function looksLikeSolution(file: FilePath): boolean {
  return nearMiss(file, new Map()) !== undefined;
}

/**
 * All near misses (files that look like a part of a solution but were not read as one), sorted by path. A flow package and
 * a broken zip count in every folder, because they are never part of a solution, and so do projects. Other files count
 * only outside all solutions. Several flows of one flow package count once, and so do several agents of one workspace.
 */
export function findNearMisses(
  files: Iterable<FilePath>,
  isOutside: (file: FilePath) => boolean,
  archives: OpenedArchives,
): NearMiss[] {
  const found: NearMiss[] = [];
  for (const file of files) {
    const miss = nearMiss(file, archives);
    if (miss && (neverPartOfSolution.has(miss.kind) || isOutside(file))) {
      found.push(miss);
    }
  }
  const agentFolders = new Set(found.filter(({ kind }) => kind === 'agentWorkspace').map(nearMissPath));
  const byPath = new Map<FilePath, NearMiss>();
  for (const miss of found.sort((a, b) => compareTexts(a.file, b.file))) {
    const path = nearMissPath(miss);
    const known = byPath.get(path);
    // If a zip contains a flow package, list the flow package: it explains the zip better than the general message about
    // zips.
    if ((!known || known.kind === 'zip') && !(miss.kind === 'agentWorkspace' && isBelowOneOf(path, agentFolders))) {
      byPath.set(path, miss);
    }
  }
  return [...byPath.values()];
}

/** Whether a path is inside one of the given folders. */
function isBelowOneOf(path: FilePath, folders: ReadonlySet<FilePath>): boolean {
  const above = directoryOf(path);
  return above !== undefined && (folders.has(above) || isBelowOneOf(above, folders));
}

/**
 * Whether to report a near miss (a file that looks like a part of a solution but was not read as one) in a workspace that
 * also has solutions. A zip or a single flow file is not reported: people usually keep such files on purpose, such as an
 * export beside its unpacked folder.
 */
export function mattersBesideSolutions({ kind }: NearMiss): boolean {
  return kind !== 'zip' && kind !== 'looseFlow';
}

/**
 * The path to show for a near miss: the folder or zip of a legacy flow package, the folder of a project, otherwise the
 * file.
 */
export function nearMissPath({ file, kind }: NearMiss): FilePath {
  const folder = kind === 'agentWorkspace' || kind === 'codeApp' ? directoryOf(file) : flowPackageOf(file);
  return withoutArchiveMark(folder ?? file);
}

/** The folder or zip of the legacy flow package that contains this flow definition. Undefined for any other file. */
function flowPackageOf(file: FilePath): FilePath | undefined {
  return /^(.*)\/microsoft\.flow\/flows\/[^/]+\/definition\.json$/i.exec(file)?.[1];
}

function zipMiss(file: FilePath, archives: OpenedArchives): NearMiss {
  const reason = archives.get(file);
  return reason === undefined
    ? { file, kind: 'zip', isOpened: archives.has(file) }
    : { file, kind: 'brokenZip', reason };
}

function nearMiss(file: FilePath, archives: OpenedArchives): NearMiss | undefined {
  if (isArchiveName(file) && archiveOf(file) === undefined) {
    return zipMiss(file, archives);
  }
  const name = baseName(file).toLowerCase();
  if (name === 'solution.xml' || name === 'customizations.xml') {
    return { file, kind: 'incomplete', missing: name === 'solution.xml' ? 'Customizations.xml' : 'Solution.xml' };
  }
  if (name === 'solutioncomponents.yml') {
    return { file, kind: 'yaml' };
  }
  if (name === 'definition.json' && flowPackageOf(file) !== undefined) {
    return { file, kind: 'flowPackage' };
  }
  if (isCodeAppFile(file)) {
    return { file, kind: 'codeApp' };
  }
  if (isAgentWorkspaceFile(file)) {
    return { file, kind: 'agentWorkspace' };
  }
  return flowFile.test(file) ? { file, kind: 'looseFlow' } : undefined;
}
