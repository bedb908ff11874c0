import isEqual from 'fast-deep-equal';
import { archiveRoot, isArchiveName } from '../model/archivePath';
import { MultiMap } from './multiMap';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import type { SolutionComponentKind } from '../readers/components/allComponents';
import { allLayouts } from '../readers/layouts/allLayouts';
import { findNearMisses, looksLikeSolution, type NearMiss, type OpenedArchives } from '../readers/layouts/nearMisses';
import { eachInTurns, type Pause } from '../text/pause';
import { isSettingsCandidate } from '../readers/layouts/settingsCandidate';
import type { FileNames, SolutionRoot } from '../readers/layouts/solutionRoot';
import { withoutXmlDuplicates } from '../readers/layouts/yamlLayout';

/** What a file is to us: a component of the nearest solution above it, or what may be a settings file of several. */
export type ComponentFile = SolutionFile | SettingsCandidate;

export interface SolutionFile {
  readonly root: SolutionRoot;
  readonly kind: SolutionComponentKind;
}

export interface SettingsCandidate {
  readonly root: undefined;
  readonly kind: 'deploymentSettings';
}

export interface CatalogChange {
  readonly addedRoots: readonly SolutionRoot[];
  readonly removedRoots: readonly SolutionRoot[];
  /** Files that became a component, ceased to be one, or went to another solution or kind. */
  readonly reassigned: readonly CatalogFile[];
}

/** A file, and the component that it was before a change. */
export interface CatalogFile {
  readonly file: FilePath;
  readonly before: ComponentFile | undefined;
}

const settingsCandidate: SettingsCandidate = { root: undefined, kind: 'deploymentSettings' };
const noRoots = { addedRoots: [], removedRoots: [] };
const markerNames = ['solution.xml', 'customizations.xml', 'solution.yml'];

/** The names of all files of the workspace: which directories are solutions, and what each file is in its solution. */
export class FileCatalog implements FileNames {
  readonly #files = new Map<FilePath, ComponentFile | undefined>();
  /** By name in lower case, then by directory: several where names differ in case alone. */
  readonly #markers = new Map(markerNames.map((name) => [name, new MultiMap<FilePath, FilePath>()]));
  #roots = new Map<FilePath, SolutionRoot>();
  #unassigned = new Set<FilePath>();
  #markersChanged = false;
  readonly #archives = new Map<FilePath, string | undefined>();
  /** Files that look like solutions and are no component of one: of ten thousand flows, a handful. */
  readonly #candidates = new Set<FilePath>();
  /** Until another candidate, root or opened zip is there. */
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
      this.#noteMarker(file, true);
    }
  }

  /** @returns What the files were. */
  remove(files: readonly FilePath[]): CatalogFile[] {
    return files.map((file) => {
      const before = this.#files.get(file);
      this.#files.delete(file);
      this.#unassigned.delete(file);
      this.#archives.delete(file);
      this.#noteCandidate(file, false);
      this.#noteMarker(file, false);
      return { file, before };
    });
  }

  /** The files that some paths name, themselves or as directories. */
  atOrBelow(paths: ReadonlySet<FilePath>): FilePath[] {
    // Asked once for each directory, not for each of its files.
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
   * Files whose path is also a parent directory of another listed file. Listings taken at different times can contradict
   * each other like this; the event that resolves it has not arrived yet.
   */
  async filesAboveOthers(files: ReadonlySet<FilePath>, pause: Pause): Promise<FilePath[]> {
    const seen = new Set<FilePath>();
    const found: FilePath[] = [];
    await eachInTurns(files, pause, (file) => {
      for (
        let path = file, up = directoryOf(path);
        up !== undefined && !seen.has(up);
        path = up, up = directoryOf(up)
      ) {
        // A zip is a file with others below it.
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

  /** Forgets some roots: the next assignment finds them again as new ones, with all their files. */
  forgetRoots(chosen: (root: FilePath) => boolean): SolutionRoot[] {
    const forgotten = [...this.#roots.values()].filter(({ root }) => chosen(root));
    forgotten.forEach(({ root }) => this.#roots.delete(root));
    this.#markersChanged ||= forgotten.length > 0;
    return forgotten;
  }

  /** The zips that were opened, and why they cannot be. */
  get archives(): OpenedArchives {
    return this.#archives;
  }

  /** A zip was opened. @param problem Why it cannot be. */
  noteArchive(archive: FilePath, problem: string | undefined): void {
    if (!this.#archives.has(archive) || this.#archives.get(archive) !== problem) {
      this.#archives.set(archive, problem);
      this.#nearMisses = undefined;
    }
  }

  /** What looks like a solution and belongs to none: the same list as long as nothing changes in it. */
  nearMisses(): readonly NearMiss[] {
    this.#nearMisses ??= findNearMisses(this.#candidates, (file) => this.#isOutside(file), this.#archives);
    return this.#nearMisses;
  }

  /** Whether a file belongs to no solution; a zip that is one does. */
  #isOutside(file: FilePath): boolean {
    return this.#nearestRoot(file) === undefined && !(isArchiveName(file) && this.#roots.has(archiveRoot(file)));
  }

  named(name: string): FilePath[] {
    // Sorted: where two names differ in case alone, it must not matter which came first.
    return [...(this.#markers.get(name)?.values() ?? [])].sort();
  }

  inDirectory(directory: FilePath, name: string): FilePath | undefined {
    return [...(this.#markers.get(name)?.get(directory) ?? [])].sort()[0];
  }

  /** Brings roots and assignments up to date with the names. */
  async assign(pause: Pause): Promise<CatalogChange> {
    const { addedRoots, removedRoots } = this.#markersChanged ? this.#updateRoots() : noRoots;
    const rootsChanged = addedRoots.length > 0 || removedRoots.length > 0;
    if (rootsChanged) {
      this.#nearMisses = undefined;
    }
    const candidates = rootsChanged ? [...this.#files.keys()] : [...this.#unassigned];
    this.#unassigned = new Set();
    // Files of one directory come one after another, and most directories hold many.
    const rootOf = new Map<FilePath, SolutionRoot | undefined>();
    const reassigned: CatalogFile[] = [];
    await eachInTurns(candidates, pause, (file) => {
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
    this.#noteCandidate(file, after?.root === undefined && looksLikeSolution(file));
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
    const packager = allLayouts.packager.findRoots(this);
    const halves = packager.filter(({ missingFile }) => missingFile !== undefined);
    // A directory that is both takes the packager's side: an export was unpacked into itself.
    const xml = [...allLayouts.export.findRoots(this), ...packager.filter((root) => !halves.includes(root))];
    const found = [...halves, ...withoutXmlDuplicates(allLayouts.yaml.findRoots(this), xml), ...xml];
    const roots = new Map(found.map((root) => [root.root, root]));
    for (const [directory, root] of roots) {
      const before = this.#roots.get(directory);
      if (before && sameRoot(before, root)) {
        roots.set(directory, before);
      }
    }
    return roots;
  }

  #noteCandidate(file: FilePath, isCandidate: boolean): void {
    if (this.#candidates.has(file) !== isCandidate) {
      this.#candidates[isCandidate ? 'add' : 'delete'](file);
      this.#nearMisses = undefined;
    }
  }

  #noteMarker(file: FilePath, isPresent: boolean): void {
    const markers = this.#markers.get(baseName(file).toLowerCase());
    if (markers) {
      this.#markersChanged = true;
      markers[isPresent ? 'add' : 'delete'](directoryOf(file) ?? '', file);
    }
  }
}

function componentOf(file: FilePath, root: SolutionRoot | undefined): ComponentFile | undefined {
  if (root) {
    const kind = allLayouts[root.layout].kindOf(file.slice(root.root.length + 1).toLowerCase());
    if (kind !== undefined) {
      return { root, kind };
    }
  }
  return isSettingsCandidate(file, root?.root) ? settingsCandidate : undefined;
}

function sameRoot(a: SolutionRoot | undefined, b: SolutionRoot): boolean {
  return isEqual(a, b);
}
