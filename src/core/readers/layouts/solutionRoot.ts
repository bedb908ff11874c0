import type { FilePath } from '../../model/filePath';
import type { SolutionLayout } from '../../model/solution';
import type { SolutionComponentKind } from '../components/allComponents';

/** A directory that holds a solution, told from file names alone. */
export interface SolutionRoot {
  readonly root: FilePath;
  readonly layout: SolutionLayout;
  readonly manifestFile: FilePath;
  /** Undefined in the YAML layout, which has none. */
  readonly customizationsFile: FilePath | undefined;
  /** The one of both that is not there, under the name that it would have. */
  readonly missingFile: FilePath | undefined;
}

/** One way in which solutions lie in a repository (formats.md §1). */
export interface LayoutReader {
  /** Given the solution manifest's candidates among the files; sees every file name of the workspace folder. */
  readonly findRoots: (files: FileNames) => SolutionRoot[];
  /** What a file is, by its path below the root in lower case. */
  readonly kindOf: (path: string) => SolutionComponentKind | undefined;
}

/** The names of the files of a workspace folder, found by directory and name whatever their case. */
export interface FileNames {
  /** All files whose name is this one in lower case. */
  readonly named: (name: string) => readonly FilePath[];
  /** The file of that name in that directory. */
  readonly inDirectory: (directory: FilePath, name: string) => FilePath | undefined;
}
