import type { FilePath } from '../../../core/model/filePath';

/** What a menu tells about the reference that is meant; what it does not tell, the user is asked. */
export interface ReferenceArgument {
  readonly logicalName?: string;
  /** The root of the solution. */
  readonly solution?: FilePath;
}
