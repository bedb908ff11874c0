import type { FilePath } from '../../../core/model/filePath';

/**
 * The connection reference and the solution whose menu was opened; empty when the command was not run from a menu. A
 * command that lacks the reference or solution it works on asks for it.
 */
export interface ReferenceArgument {
  readonly logicalName?: string;
  /** The root directory of the solution. */
  readonly solution?: FilePath;
}
