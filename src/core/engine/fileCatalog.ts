import { archiveRoot, isArchiveName } from '../model/archivePath';
import { MultiMap } from './multiMap';
import { baseName, directoryOf, type FilePath, pathInFolder } from '../model/filePath';
import type { Gap } from '../model/gap';
import { isComponentFolder } from '../readers/components/componentFiles';
import { findNearMisses, looksLikeSolution, type NearMiss, type OpenedArchives } from '../readers/layouts/nearMisses';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import type { FileNames, SolutionRoot } from '../readers/layouts/solutionRoot';
import { compareTexts } from '../text/order';
import type { Listing } from './fileTree';
import { ListedGaps } from './listedGaps';
import { type ComponentFile, componentOf } from './componentFile';
import { findRoots, sameRoot } from './findRoots';
import { FollowedLinks, isAtOrBelowOne } from './followedLinks';

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
  readonly #links = new FollowedLinks();
  /** The files of the catalog that are behind a followed link. */
  #filesBehindLinks = new Set<FilePath>();
  readonly #gaps = new ListedGaps();
  /** Links to folders that another solution contains, so that their files are read only there. */
  #sharedLinks: readonly Gap[] = [];
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
      if (this.#links.linkAbove(file) !== undefined) {
        this.#filesBehindLinks.add(file);
      }
    }
  }

  /**
   * Stores the links and gaps that were found at or below listed paths, and forgets the earlier ones there. Must be called
   * before the files of these listings are added.
   */
  setListed(listedPaths: ReadonlySet<FilePath>, { links, gaps }: Omit<Listing, 'files'>): void {
    this.#gaps.update(listedPaths, gaps);
    if (this.#links.update(listedPaths, links)) {
      this.#markersChanged = true;
      this.#unassigned = new Set(this.#files.keys());
      this.#filesBehindLinks = new Set(
        [...this.#files.keys()].filter((file) => this.#links.linkAbove(file) !== undefined),
      );
    }
  }

  /** Whether a path is a followed link. */
  isLink(path: FilePath): boolean {
    return this.#links.has(path);
  }

  /** The paths through followed links of what is at a path. */
  pathsThroughLinks(path: FilePath): FilePath[] {
    return this.#links.pathsThroughLinks(path);
  }

  /** Whether a path is in a part of the workspace that was not listed. */
  isInGap(path: FilePath): boolean {
    return this.#gaps.size > 0 && isAtOrBelowOne(path, this.#hidingGaps());
  }

  #hidingGaps(): Map<FilePath, Gap> {
    return this.#gaps.hiding((path) => this.#isComponentFolder(path));
  }

  #isComponentFolder(path: FilePath): boolean {
    const root = this.#nearestRoot(path);
    return root !== undefined && isComponentFolder(path.slice(root.root.length + 1).toLowerCase());
  }

  /**
   * The parts of the workspace that were not listed or not read, sorted by path. A gap below another one is left out, and
   * so are one behind a link that is reported by its path without the link, and a link without a target that hides nothing.
   */
  gaps(): Gap[] {
    const hiding = this.#hidingGaps();
    return [...hiding.values()]
      .filter(({ path }) => !isAtOrBelowOne(directoryOf(path) ?? '', hiding) && !this.#isKnownWithoutLink(path))
      .concat(this.#sharedLinks)
      .sort((a, b) => compareTexts(a.path, b.path));
  }

  #isKnownWithoutLink(path: FilePath): boolean {
    const real = this.#links.pathWithoutLink(path);
    return (
      real !== undefined && (this.#gaps.has(real) || this.#links.has(real)) && this.#nearestRoot(path) === undefined
    );
  }

  /**
   * Removes files from the catalog. @returns The files, each with its component kind and solution before the removal.
   */
  remove(files: readonly FilePath[]): CatalogFile[] {
    return files.map((file) => {
      const before = this.#files.get(file);
      this.#files.delete(file);
      this.#unassigned.delete(file);
      this.#filesBehindLinks.delete(file);
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

  /**
   * Whether a file is in no solution. A zip whose top directory is a solution counts as part of that solution, and a file
   * behind a link as part of the solution that has it without the link.
   */
  #isOutsideSolutions(file: FilePath): boolean {
    const own = this.#links.pathWithoutLink(file);
    return (
      !this.isInSolution(file) &&
      !(own !== undefined && this.isInSolution(own)) &&
      !(isArchiveName(file) && this.#roots.has(archiveRoot(file)))
    );
  }

  /** Whether a path is in the folder of a solution. */
  isInSolution(path: FilePath): boolean {
    return this.#nearestRoot(path) !== undefined;
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
    const linksMatter = this.#filesBehindLinks.size > 0 || this.#sharedLinks.length > 0;
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
      if (!this.#filesBehindLinks.has(file)) {
        reassigned.push(...this.#reassign(file, componentOf(file, rootOf.get(directory))));
      }
    });
    if (linksMatter) {
      reassigned.push(...this.#assignBehindLinks());
    }
    return { addedRoots, removedRoots, reassigned };
  }

  /**
   * Decides which files behind links are read. A file is read once: by its path without a link if it is a component of a
   * solution there, else by its first path through a link that makes it one. Otherwise a refactoring would change the file
   * twice. A solution that lacks the file because of that has a gap.
   */
  #assignBehindLinks(): CatalogFile[] {
    const readFiles = new Set<FilePath>();
    const shared = new Map<FilePath, Gap>();
    const reassigned = [...this.#filesBehindLinks].sort().flatMap((file) => {
      const component = componentOf(file, this.#nearestRoot(file));
      const real = this.#links.pathWithoutLink(file) ?? file;
      const isReadElsewhere =
        readFiles.has(real) ||
        (this.#files.has(real) &&
          (component?.root === undefined || componentOf(real, this.#nearestRoot(real))?.root !== undefined));
      if (component && !isReadElsewhere) {
        readFiles.add(real);
        return this.#reassign(file, component);
      }
      const link = this.#links.linkAbove(file);
      if (component?.root !== undefined && link !== undefined) {
        const target = pathInFolder(this.#links.pathWithoutLink(link) ?? link);
        shared.set(link, { path: link, kind: 'link', reason: `it is a link to ${target}, which is read elsewhere` });
      }
      return this.#reassign(file, undefined);
    });
    this.#sharedLinks = [...shared.values()];
    return reassigned;
  }

  #reassign(file: FilePath, after: ComponentFile | undefined): CatalogFile[] {
    const before = this.#files.get(file);
    this.#setCandidate(file, after?.root === undefined && looksLikeSolution(file));
    if (before?.kind === after?.kind && before?.root === after?.root) {
      return [];
    }
    this.#files.set(file, after);
    return [{ file, before }];
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
    this.#roots = findRoots(this, this.#links, before);
    this.#markersChanged = false;
    return {
      addedRoots: [...this.#roots.values()].filter((root) => !sameRoot(before.get(root.root), root)),
      removedRoots: [...before.values()].filter((root) => !sameRoot(this.#roots.get(root.root), root)),
    };
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
