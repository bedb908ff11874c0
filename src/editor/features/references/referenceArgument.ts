import type { FilePath } from '../../../core/model/filePath';

/** The connection reference and the solution whose menu was opened. A command asks for each missing member. */
export interface ReferenceArgument {
  readonly logicalName?: string;
  /** The root directory of the solution. */
  readonly solution?: FilePath;
}
