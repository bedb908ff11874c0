import type { Gap } from '../model/gap';
import { compareTexts } from '../text/order';
import { decodeText, encodeText } from '../text/decodeText';
import { groupBy } from '../text/groupBy';
import {
  completeContentTypes,
  type ContentTypes,
  lackingContentTypes,
  newContentTypes,
  readContentTypes,
} from './contentTypes';
import { chooseExportFiles, type ExportFile, isExportFolder, rootFiles } from './exportFiles';
import { listedFiles } from './listedFiles';
import { packedFileFault, type PackedFileFault } from './packedFileFault';
import { partKey } from './partKey';

/** The folder of an export as it is on the disk. All paths are relative to it, with `/`. */
export interface ExportFolder {
  readonly paths: readonly string[];
  /** The parts of the folder that were not listed. */
  readonly gaps: readonly Pick<Gap, 'path' | 'reason' | 'isDead'>[];
  /**
   * What Connref knows about a file of the solution that must not be packed: it was not checked, because it is excluded, or
   * it is the file of a flow and contains something else, such as `{}`.
   */
  readonly objection: (path: string) => 'excluded' | 'noFlow' | undefined;
  readonly read: (path: string) => Promise<PackedContent>;
}

type PackedContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Why a folder is not packed. The paths are those on the disk, except for `missing`. */
export type PackRefusal = { readonly path: string } & (
  | { readonly kind: 'notListed' | 'unreadable'; readonly reason: string }
  /** The customizations list the file, and the folder does not have it. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'excluded' | 'noFlow' }
  | ({ readonly kind: 'faulty' } & PackedFileFault)
  | { readonly kind: 'notContentTypes' }
  /** Two files would have one name for Dataverse. */
  | { readonly kind: 'sameName'; readonly other: string }
  /** The path contains a character that a zip cannot have in a name. */
  | { readonly kind: 'unsafeName' }
);

export interface PackedFile {
  /** The path in the zip. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type PackedExport =
  | { readonly kind: 'refused'; readonly refusals: readonly PackRefusal[] }
  | {
      readonly kind: 'packed';
      /** Sorted by name. All but `[Content_Types].xml` have the bytes that they have on the disk. */
      readonly files: readonly PackedFile[];
      /** The files that don't belong to the export, sorted by path. */
      readonly left: readonly string[];
      /** Whether `[Content_Types].xml` is the one of the folder, the same with more elements, or a new one. */
      readonly contentTypes: 'taken' | 'completed' | 'generated';
      /** The files that `[Content_Types].xml` lists and the folder does not have. */
      readonly absentParts: readonly string[];
    };

const noContentTypes: ContentTypes = { extensions: new Set(), parts: [] };

/** Chooses and reads the files of a zip with the export in a folder. Refuses a folder that cannot be read in full. */
export async function packExport(given: ExportFolder): Promise<PackedExport> {
  const folder = { ...given, read: readOnce(given.read) };
  const listed = listedFiles((await textOf(rootFiles.customizations, folder)) ?? '');
  const typesText = await textOf(rootFiles.contentTypes, folder);
  const types = typesText === undefined ? noContentTypes : readContentTypes(typesText);
  const { packed, left } = chooseExportFiles(folder.paths, listed, types?.parts ?? []);
  const { files, refusals } = await readFiles(packed, folder);
  const present = new Set(packed.map(({ name }) => partKey(name)));
  const all = [
    ...gapRefusals(folder),
    ...listed.filter((path) => !present.has(partKey(path))).map((path) => ({ kind: 'missing', path }) as const),
    ...nameRefusals(packed),
    ...refusals,
  ];
  if (types === undefined && !all.some(({ path }) => partKey(path) === partKey(rootFiles.contentTypes))) {
    all.push({ kind: 'notContentTypes', path: rootFiles.contentTypes });
  }
  if (all.length > 0) {
    return { kind: 'refused', refusals: all.sort((a, b) => compareTexts(a.path, b.path)) };
  }
  return {
    kind: 'packed',
    left,
    absentParts: (types ?? noContentTypes).parts.filter((part) => !present.has(partKey(part))).sort(compareTexts),
    ...withContentTypes(files, types ?? noContentTypes),
  };
}

/** The text that says which files belong to the zip must be the one that goes into it, even if somebody saves the file meanwhile. */
function readOnce(read: ExportFolder['read']): ExportFolder['read'] {
  const contents = new Map<string, Promise<PackedContent>>();
  return (path) => {
    const content = contents.get(path) ?? read(path);
    contents.set(path, content);
    return content;
  };
}

async function textOf(name: string, { paths, read }: ExportFolder): Promise<string | undefined> {
  const path = paths.find((each) => partKey(each) === partKey(name));
  const content = path === undefined ? undefined : await read(path);
  return content?.kind === 'bytes' ? decodeText(content.bytes).text : undefined;
}

async function readFiles(
  packed: readonly ExportFile[],
  { objection, read }: ExportFolder,
): Promise<{ files: PackedFile[]; refusals: PackRefusal[] }> {
  const files: PackedFile[] = [];
  const refusals: PackRefusal[] = [];
  for (const { path, name } of packed) {
    const content = await read(path);
    if (content.kind !== 'bytes') {
      refusals.push({ ...content, path });
      continue;
    }
    const fault = await packedFileFault(name, content.bytes);
    const kind = objection(path);
    if (fault) {
      refusals.push({ kind: 'faulty', path, ...fault });
    } else if (kind) {
      refusals.push({ kind, path });
    }
    files.push({ name, bytes: content.bytes });
  }
  return { files, refusals };
}

/** A link without a target hides nothing, unless it takes the place of a component. */
function gapRefusals({ gaps }: ExportFolder): PackRefusal[] {
  return gaps
    .filter(({ path, isDead }) => isDead !== true || isExportFolder(path.split('/', 1)[0] ?? ''))
    .map(({ path, reason }) => ({ kind: 'notListed', path, reason }));
}

function nameRefusals(packed: readonly ExportFile[]): PackRefusal[] {
  const same = [...groupBy(packed, ({ name }) => partKey(name)).values()].flatMap(([first, ...others]): PackRefusal[] =>
    others.map(({ path }) => ({ kind: 'sameName', path, other: first?.path ?? '' })),
  );
  // Readers of zips take a backslash for a slash.
  const unsafe = packed
    .filter(({ name }) => /[\\\p{Cc}]/u.test(name))
    .map(({ path }) => ({ kind: 'unsafeName', path }) as const);
  return [...same, ...unsafe];
}

function withContentTypes(
  files: readonly PackedFile[],
  types: ContentTypes,
): Pick<Extract<PackedExport, { kind: 'packed' }>, 'files' | 'contentTypes'> {
  const name = rootFiles.contentTypes;
  const found = files.find((file) => file.name === name);
  const lacking = lackingContentTypes(
    files.map((file) => file.name),
    types,
  );
  if (found && lacking.length === 0) {
    return { files, contentTypes: 'taken' };
  }
  const { text, encoding } = found ? decodeText(found.bytes) : { text: undefined, encoding: 'utf8bom' as const };
  const bytes = encodeText(
    text === undefined ? newContentTypes(lacking) : completeContentTypes(text, lacking),
    encoding,
  );
  return {
    files: [...files.filter((file) => file !== found), { name, bytes }].sort((a, b) => compareTexts(a.name, b.name)),
    contentTypes: found ? 'completed' : 'generated',
  };
}
