import isEqual from 'fast-deep-equal';
import { archiveRoot, isArchiveName } from '../model/archivePath';
import { MultiMap } from './multiMap';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { SolutionComponentKind } from '../readers/components/allComponents';
import { allLayouts } from '../readers/layouts/allLayouts';
import { findNearMisses, looksLikeSolution, type NearMiss, type OpenedArchives } from '../readers/layouts/nearMisses';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import { isCodeAppFile } from '../readers/layouts/projectFiles';
import { isSettingsCandidate } from '../readers/layouts/settingsCandidate';
import type { FileNames, SolutionRoot } from '../readers/layouts/solutionRoot';
import { unreadKindOf, withUnreadLayouts } from '../readers/layouts/unreadLayout';
import { withoutXmlDuplicates } from '../readers/layouts/yamlLayout';

/**
 * What a file is: a file of a component in the innermost solution that contains it, a JSON file that may be a
 * deployment settings file, or the configuration of a code app project.
 */
export type ComponentFile = SolutionFile | SettingsCandidate | CodeAppFile;

export interface SolutionFile {
  readonly root: SolutionRoot;
  readonly kind: SolutionComponentKind;
}

export interface SettingsCandidate {
  readonly root: undefined;
  readonly kind: 'deploymentSettings';
}

export interface CodeAppFile {
  readonly root: undefined;
  readonly kind: 'codeApp';
}

export interface CatalogChange {
  readonly addedRoots: readonly SolutionRoot[];
  readonly removedRoots: readonly SolutionRoot[];
  /** Files whose component kind or solution changed, such as after a solution root was found above them. */
  readonly reassigned: readonly CatalogFile[];
}

/**
 * A file, with its component kind and solution before a change. `before` is undefined if the file was new, or was
 * neither a component nor a possible settings file.
 */
export interface CatalogFile {
  readonly file: FilePath;
  readonly before: ComponentFile | undefined;
}

const settingsCandidate: SettingsCandidate = { root: undefined, kind: 'deploymentSettings' };
const codeAppFile: CodeAppFile = { root: undefined, kind: 'codeApp' };
const noRoots = { addedRoots: [], removedRoots: [] };
const markerNames = ['solution.xml', 'customizations.xml', 'solution.yml'];

/**
 * The paths of all files of the workspace that are not excluded. The catalog finds out which directories are solutions
 * and what each file is.
 */
export class FileCatalog implements FileNames {
  readonly #files = new Map<FilePath, ComponentFile | undefined>();
  /**
   * The files that can mark a directory as a solution, by lower-case name, then by directory. A directory can contain
   * two such marker files whose names differ only in case.
   */
  readonly #markers = new Map(markerNames.map((name) => [name, new MultiMap<FilePath, FilePath>()]));
  #roots = new Map<FilePath, SolutionRoot>();
  #unassigned = new Set<FilePath>();
  #markersChanged = false;
  readonly #archives = new Map<FilePath, string | undefined>();
  /**
   * Files that look like a part of a solution but are not read as a component of one. Near misses (files to report
   * because they were not read) are searched only among these files, because a workspace can have many files.
   */
  readonly #candidates = new Set<FilePath>();
  /** The near misses, cached; undefined after a candidate, a solution root or an opened zip changed. */
  #nearMisses: readonly NearMiss[] | undefined;

  has(file: FilePath): boolean {
    return this.#files.has(file);
  }

  component(file: FilePath): ComponentFile | undefined {
    return this.#files.get(file);
  }

  add(file: FilePath): void {
    if (!this.#files.has(file)) {
      this.#files.set(file, undefined);
      this.#unassigned.add(file);
      this.#setMarker(file, true);
    }
  }

  /**
   * Removes files from the catalog. @returns The files, each with its component kind and solution before the removal.
   */
  remove(files: readonly FilePath[]): CatalogFile[] {
    return files.map((file) => {
      const before = this.#files.get(file);
      this.#files.delete(file);
      this.#unassigned.delete(file);
      this.#archives.delete(file);
      this.#setCandidate(file, false);
      this.#setMarker(file, false);
      return { file, before };
    });
  }

  /** Returns the files of the catalog that are one of the given paths or are below one of them. */
  filesAtOrBelow(paths: ReadonlySet<FilePath>): FilePath[] {
    // Whether each directory is one of the given paths or below one. Without this cache, all parent directories would
    // be looked up again for each file.
    const known = new Map<FilePath | undefined, boolean>([[undefined, false]]);
    const isInside = (directory: FilePath | undefined): boolean => {
      let inside = known.get(directory);
      if (inside === undefined && directory !== undefined) {
        inside = paths.has(directory) || isInside(directoryOf(directory));
        known.set(directory, inside);
      }
      return inside ?? false;
    };
    return [...this.#files.keys()].filter((file) => paths.has(file) || isInside(directoryOf(file)));
  }

  /**
   * Returns the files whose path is also a directory above one of the given files, such as the file `a` if `a/b` is
   * given. Listings taken at different times contradict each other like this when a file was replaced by a directory,
   * and the report of that change has not arrived yet.
   */
  async filesAboveOthers(files: ReadonlySet<FilePath>, yieldToHost: YieldToHost): Promise<FilePath[]> {
    const seen = new Set<FilePath>();
    const found: FilePath[] = [];
    await forEachYielding(files, yieldToHost, (file) => {
      for (
        let path = file, up = directoryOf(path);
        up !== undefined && !seen.has(up);
        path = up, up = directoryOf(up)
      ) {
        // A zip is a file that also has files below it, so this is not a contradiction.
        if (path !== archiveRoot(up)) {
          seen.add(up);
          if (files.has(up) || this.#files.has(up)) {
            found.push(up);
          }
        }
      }
    });
    return found;
  }

  /**
   * Removes the chosen solution roots, which are the directories of solutions. The next `assign` finds these roots
   * again and reports them as added, so that all files of the solutions are read.
   * @returns The removed roots.
   */
  forgetRoots(chosen: (root: FilePath) => boolean): SolutionRoot[] {
    const forgotten = [...this.#roots.values()].filter(({ root }) => chosen(root));
    forgotten.forEach(({ root }) => this.#roots.delete(root));
    this.#markersChanged ||= forgotten.length > 0;
    return forgotten;
  }

  /**
   * All zips that Connref tried to open. The value is the reason why the zip can't be read; undefined if it can be
   * read.
   */
  get archives(): OpenedArchives {
    return this.#archives;
  }

  /**
   * Records that Connref tried to open a zip. @param problem Why the zip can't be read; undefined if it can be read.
   */
  setArchive(archive: FilePath, problem: string | undefined): void {
    if (!this.#archives.has(archive) || this.#archives.get(archive) !== problem) {
      this.#archives.set(archive, problem);
      this.#nearMisses = undefined;
    }
  }

  /**
   * Returns the files that look like a part of a solution but were not read as one, sorted by path. The array stays the
   * same object as long as nothing changes that it depends on.
   */
  nearMisses(): readonly NearMiss[] {
    this.#nearMisses ??= findNearMisses(this.#candidates, (file) => this.#isOutsideSolutions(file), this.#archives);
    return this.#nearMisses;
  }

  /** Whether a file is in no solution. A zip whose top directory is a solution counts as part of that solution. */
  #isOutsideSolutions(file: FilePath): boolean {
    return this.#nearestRoot(file) === undefined && !(isArchiveName(file) && this.#roots.has(archiveRoot(file)));
  }

  named(name: string): FilePath[] {
    // Names of marker files can differ only in case. Without sorting, the order in which the files were added to the
    // catalog would decide which file is used.
    return [...(this.#markers.get(name)?.values() ?? [])].sort();
  }

  inDirectory(directory: FilePath, name: string): FilePath | undefined {
    return [...(this.#markers.get(name)?.get(directory) ?? [])].sort()[0];
  }

  /**
   * Finds the solution roots and the kinds of the affected files again, after files were added or removed. @returns The
   * changes.
   */
  async assign(yieldToHost: YieldToHost): Promise<CatalogChange> {
    const { addedRoots, removedRoots } = this.#markersChanged ? this.#updateRoots() : noRoots;
    const rootsChanged = addedRoots.length > 0 || removedRoots.length > 0;
    if (rootsChanged) {
      this.#nearMisses = undefined;
    }
    const candidates = rootsChanged ? [...this.#files.keys()] : [...this.#unassigned];
    this.#unassigned = new Set();
    // Caches the solution root of each directory: most directories have many files, and all of them have the same root.
    const rootOf = new Map<FilePath, SolutionRoot | undefined>();
    const reassigned: CatalogFile[] = [];
    await forEachYielding(candidates, yieldToHost, (file) => {
      const directory = directoryOf(file) ?? file;
      if (!rootOf.has(directory)) {
        rootOf.set(directory, this.#nearestRoot(file));
      }
      const change = this.#reassign(file, rootOf.get(directory));
      if (change) {
        reassigned.push(change);
      }
    });
    return { addedRoots, removedRoots, reassigned };
  }

  #reassign(file: FilePath, root: SolutionRoot | undefined): CatalogFile | undefined {
    const before = this.#files.get(file);
    const after = componentOf(file, root);
    this.#setCandidate(file, after?.root === undefined && looksLikeSolution(file));
    if (before?.kind === after?.kind && before?.root === after?.root) {
      return undefined;
    }
    this.#files.set(file, after);
    return { file, before };
  }

  #nearestRoot(file: FilePath): SolutionRoot | undefined {
    for (let directory = directoryOf(file); directory !== undefined; directory = directoryOf(directory)) {
      const root = this.#roots.get(directory);
      if (root) {
        return root;
      }
    }
    return undefined;
  }

  #updateRoots(): Pick<CatalogChange, 'addedRoots' | 'removedRoots'> {
    const before = this.#roots;
    this.#roots = this.#findRoots();
    this.#markersChanged = false;
    return {
      addedRoots: [...this.#roots.values()].filter((root) => !sameRoot(before.get(root.root), root)),
      removedRoots: [...before.values()].filter((root) => !sameRoot(this.#roots.get(root.root), root)),
    };
  }

  #findRoots(): Map<FilePath, SolutionRoot> {
    const packagerRoots = allLayouts.packager.findRoots(this);
    const incompleteRoots = packagerRoots.filter(({ missingFile }) => missingFile !== undefined);
    // A directory can be a root in several layouts, such as when an exported solution was unpacked with
    // SolutionPackager into the directory of the exported files. The map keeps the last root of each directory, so
    // complete packager roots come last, and packager roots with a missing file come first.
    const xmlRoots = [
      ...allLayouts.export.findRoots(this),
      ...packagerRoots.filter((root) => !incompleteRoots.includes(root)),
    ];
    const found = [...incompleteRoots, ...withoutXmlDuplicates(allLayouts.yaml.findRoots(this), xmlRoots), ...xmlRoots];
    const roots = withUnreadLayouts(new Map(found.map((root) => [root.root, root])), [...incompleteRoots, ...xmlRoots]);
    for (const [directory, root] of roots) {
      const before = this.#roots.get(directory);
      if (before && sameRoot(before, root)) {
        roots.set(directory, before);
      }
    }
    return roots;
  }

  #setCandidate(file: FilePath, isCandidate: boolean): void {
    if (this.#candidates.has(file) !== isCandidate) {
      this.#candidates[isCandidate ? 'add' : 'delete'](file);
      this.#nearMisses = undefined;
    }
  }

  #setMarker(file: FilePath, isPresent: boolean): void {
    const markers = this.#markers.get(baseName(file).toLowerCase());
    if (markers) {
      this.#markersChanged = true;
      markers[isPresent ? 'add' : 'delete'](directoryOf(file) ?? '', file);
    }
  }
}

function componentOf(file: FilePath, root: SolutionRoot | undefined): ComponentFile | undefined {
  if (root) {
    const kind =
      allLayouts[root.layout].kindOf(file.slice(root.root.length + 1).toLowerCase()) ??
      unreadKindOf(file, root.unreadLayout);
    if (kind !== undefined) {
      return { root, kind };
    }
  }
  if (isCodeAppFile(file)) {
    return codeAppFile;
  }
  return isSettingsCandidate(file, root?.root) ? settingsCandidate : undefined;
}

function sameRoot(a: SolutionRoot | undefined, b: SolutionRoot): boolean {
  return isEqual(a, b);
}
