import type { FilePath } from '../../../core/model/filePath';

/** The connection reference and the solution that a menu was opened on. The user is asked for each missing member. */
export interface ReferenceArgument {
  readonly logicalName?: string;
  /** The root directory of the solution. */
  readonly solution?: FilePath;
}
