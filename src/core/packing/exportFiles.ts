import { exportLayout } from '../readers/layouts/exportLayout';
import { compareTexts } from '../text/order';
import { partKey } from './partKey';

/** A file of a folder that goes into the zip. */
export interface ExportFile {
  /** The path on the disk, relative to the folder of the export. */
  readonly path: string;
  /** The path in the zip. It differs from `path` only in upper and lower case and the like. */
  readonly name: string;
}

export interface ExportFiles {
  /** Sorted by name. */
  readonly packed: readonly ExportFile[];
  /** The paths of the files that don't belong to the export, sorted. */
  readonly left: readonly string[];
}

/** The names of the files at the root of a zip, as exports spell them (docs/formats.md#exports). */
export const rootFiles = {
  manifest: 'solution.xml',
  customizations: 'customizations.xml',
  contentTypes: '[Content_Types].xml',
} as const;

/**
 * The folders of an export, in lower case, apart from those with an {@link isComponentFile}
 * (docs/formats.md#exports).
 */
const exportFolders: ReadonlySet<string> = new Set([
  'assets',
  'canvasapps',
  'connector',
  'controls',
  'formulas',
  'pluginassemblies',
  'reports',
  'webresources',
  'workflows',
]);

/** Files at the top, and the tables of an unpacked solution, `Entities/<table>/Entity.xml`. */
const notExported: ReadonlySet<string> = new Set(['', 'entities']);

/** What systems, merges and Connref itself leave in any folder. */
const strays =
  /(?:^|\/)\.|(?:^|\/)(?:thumbs\.db|desktop\.ini)$|\.(?:orig|rej)$|(?:^|\/)connref-[^/]+\.(?:before|other)$/;

/**
 * What people and other tools leave beside components: read-me files, backups, what SolutionPackager and
 * `pac solution unpack` write for their own layout, and unpacked canvas apps. In the own folder of a component, such as
 * `botcomponents/<name>/`, any of these may be a file of the component.
 */
const leftovers =
  /(?:^|\/)(?:readme|license|changelog|contributing)(?:\.txt)?$|\.md$|(?:\.(?:bak|tmp)|~)$|\.data\.xml$|_managed\.[^/.]+$|^canvasapps\/(?:[^/]+\.meta\.xml$|(?:src|[^/]+_src)\/)/;

/**
 * Chooses the files of a folder that are a part of the export. A file counts if the customizations or
 * `[Content_Types].xml` list it, or if it lies in a folder in which exports have components.
 * @param paths Relative to the folder of the export.
 * @param listed The files that the customizations list. They decide how names are spelled in the zip.
 * @param typed The files that `[Content_Types].xml` lists.
 */
export function chooseExportFiles(
  paths: readonly string[],
  listed: readonly string[],
  typed: readonly string[],
): ExportFiles {
  const spelling = new Map([...listed, ...Object.values(rootFiles)].map((name) => [partKey(name), name]));
  const known = new Set([...spelling.keys(), ...typed.map(partKey)]);
  const foldersOfComponents = new Set(
    paths
      .filter(isComponentFile)
      .map(topFolder)
      .filter((folder) => !notExported.has(folder)),
  );
  const isPart = (path: string): boolean => {
    const key = partKey(path);
    const folder = topFolder(path);
    if (known.has(key)) {
      return true;
    }
    if (strays.test(key) || !(exportFolders.has(folder) || foldersOfComponents.has(folder))) {
      return false;
    }
    const isInOwnFolder = !exportFolders.has(folder) && path.split('/').length > 2;
    return isInOwnFolder || !leftovers.test(key);
  };
  return {
    packed: paths
      .filter(isPart)
      .map((path) => ({ path, name: spelling.get(partKey(path)) ?? path }))
      .sort((a, b) => compareTexts(a.name, b.name)),
    left: paths.filter((path) => !isPart(path)).sort(compareTexts),
  };
}

/** Whether an export may have components in a folder at its top. @param name In any case. */
export function isExportFolder(name: string): boolean {
  return exportFolders.has(name.toLowerCase());
}

/**
 * Whether a file shows that its folder is one of components: Connref reads it as one, or it has the form of the newer
 * components, whose folders are called after their table, such as
 * `environmentvariabledefinitions/<name>/environmentvariabledefinition.xml`. So the folders of tables that are not known
 * yet are recognised, too.
 */
function isComponentFile(path: string): boolean {
  const [folder = '', , file = '', ...deeper] = path.toLowerCase().split('/');
  return (
    exportLayout.kindOf(path.toLowerCase()) !== undefined ||
    (deeper.length === 0 && file.endsWith('.xml') && pluralsOf(file.replace(/\.xml$/, '')).includes(folder))
  );
}

/** The forms that the name of a table's folder may have, such as `dvtablesearchentities` of `dvtablesearchentity`. */
function pluralsOf(table: string): readonly string[] {
  return [`${table}s`, `${table}es`, table.replace(/y$/, 'ies')];
}

/** The first part of a path in lower case; empty for a file that is in no folder. */
function topFolder(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')).toLowerCase() : '';
}
