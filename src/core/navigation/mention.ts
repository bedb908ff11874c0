import type { Span } from '../locate/span';

/**
 * What a name in a file stands for. `reference`: a connection reference by its logical name. `connectionKey`: an entry of a
 * flow's `connectionReferences`, by the key that its operations use. `flow` and `connectorId`: by GUID. `connectorName`: a
 * custom connector as a flow's `api.logicalName` has it. `variable`: an environment variable by its schema name.
 */
export type MentionKind = 'reference' | 'connectionKey' | 'flow' | 'connectorId' | 'connectorName' | 'variable';

/** A name in a file that other places of the workspace know too. */
export interface Mention {
  readonly kind: MentionKind;
  /** Without the escapes that the file needs; a GUID in lower case without braces. */
  readonly name: string;
  /** The name as written, without quotes. */
  readonly span: Span;
  readonly role: 'definition' | 'use';
}
