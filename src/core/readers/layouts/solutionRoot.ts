import type { FilePath } from '../../model/filePath';
import type { SolutionLayout } from '../../model/solution';
import type { SolutionComponentKind } from '../components/allComponents';

/** A folder that contains a solution. It is recognised by the names of its files, which are not read for that. */
export interface SolutionRoot extends LayoutFiles {
  readonly root: FilePath;
  /**
   * The files of the solution in the other XML layout, if the same folder contains them too. They are only compared with
   * the solution. Undefined for most folders, which have one layout.
   */
  readonly unreadLayout?: LayoutFiles;
}

/** The main files of a solution in one layout. */
export interface LayoutFiles {
  readonly layout: SolutionLayout;
  readonly manifestFile: FilePath;
  /** The path of `Customizations.xml`. Undefined in the YAML layout, which does not have this file. */
  readonly customizationsFile: FilePath | undefined;
  /**
   * The path of the manifest or customizations file if the layout needs it and it does not exist. Otherwise undefined.
   */
  readonly missingFile: FilePath | undefined;
}

/**
 * Recognises the files of solutions in one layout, which is a way to arrange the files of a solution in folders
 * (docs/formats.md#layouts).
 */
export interface LayoutReader {
  /** Finds the solutions of this layout among all files of a workspace folder. */
  readonly findRoots: (files: FileNames) => SolutionRoot[];
  /**
   * The kind of component that a file contains. Undefined for a file that is not read as a part of the solution.
   * @param path Relative to the root folder of the solution, in lower case.
   */
  readonly kindOf: (path: string) => SolutionComponentKind | undefined;
}

/** Finds files of a workspace folder by name. Upper and lower case are not distinguished. */
export interface FileNames {
  /** All files of the workspace folder with this name. @param name In lower case. */
  readonly named: (name: string) => readonly FilePath[];
  /**
   * The file with this name directly in this directory. Undefined if the directory does not contain such a file.
   * @param name In lower case.
   */
  readonly inDirectory: (directory: FilePath, name: string) => FilePath | undefined;
}
