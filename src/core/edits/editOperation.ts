import type { FilePath } from '../model/filePath';
import type { IgnoreEntry } from '../config/workspaceConfig';

/** One thing to change, named in the words of the field. It becomes text edits when the file's text is at hand. */
export type EditOperation = BindEntry | DefineReference | CopyReference | IgnoreFinding | AddExternal;

/** Lets an entry of a flow's `connectionReferences` use a connection reference. */
export interface BindEntry {
  readonly kind: 'bindEntry';
  readonly file: FilePath;
  readonly key: string;
  /** The reference that the entry names before; undefined for a raw one. Anything else is not overwritten. */
  readonly before: string | undefined;
  readonly logicalName: string;
}

/** Adds a new connection reference to a `Customizations.xml`. */
export interface DefineReference {
  readonly kind: 'defineReference';
  readonly file: FilePath;
  readonly reference: NewReference;
}

export interface NewReference {
  readonly logicalName: string;
  readonly displayName: string;
  readonly apiName: string;
  /** GUID of the custom connector, where it is one. */
  readonly customConnectorId: string | undefined;
}

/** Adds the connection reference of another solution, with everything that it holds there. */
export interface CopyReference {
  readonly kind: 'copyReference';
  readonly file: FilePath;
  readonly from: FilePath;
  readonly logicalName: string;
}

/** Adds an entry to `ignore` of the folder's `.connref.json`. */
export interface IgnoreFinding {
  readonly kind: 'ignoreFinding';
  readonly file: FilePath;
  readonly entry: IgnoreEntry;
}

/** Adds a name to `externals` of the folder's `.connref.json`. */
export interface AddExternal {
  readonly kind: 'addExternal';
  readonly file: FilePath;
  readonly name: string;
}
