import type { FilePath } from '../../model/filePath';

/** An operation that changes the definition of a connection reference in a `Customizations.xml`. */
export type DefinitionOperation = DefineReference | CopyReference | RenameReference | RemoveReference;

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
  /** GUID of the custom connector; undefined for other connectors. */
  readonly customConnectorId: string | undefined;
  readonly description?: string;
}

/**
 * Adds a copy of a connection reference of another solution to a `Customizations.xml`, with all child elements of the
 * definition.
 */
export interface CopyReference {
  readonly kind: 'copyReference';
  readonly file: FilePath;
  /** The `Customizations.xml` of the other solution. */
  readonly from: FilePath;
  readonly logicalName: string;
}

/** Gives a connection reference of a `Customizations.xml` another logical name, another display name, or both. */
export interface RenameReference {
  readonly kind: 'renameReference';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Index among the definitions of this logical name in the file, from 0; undefined changes all of them. */
  readonly occurrence?: number;
  /** The new logical name; undefined keeps the old one. */
  readonly to?: string;
  readonly displayName?: NameChange;
}

export interface NameChange {
  readonly before: string;
  readonly value: string;
}

/** Removes a connection reference from a `Customizations.xml`. */
export interface RemoveReference {
  readonly kind: 'removeReference';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Index among the definitions of this logical name in the file, from 0; undefined removes all of them. */
  readonly occurrence?: number;
}
