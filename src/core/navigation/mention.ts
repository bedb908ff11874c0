import type { Span } from '../locate/span';

/**
 * The kind of name that a mention is. `reference`: the logical name of a connection reference. `connectionKey`: the key
 * of an entry in a flow's `connectionReferences`. `flow`: the GUID of a flow. `connectorId`: the GUID of a custom
 * connector. `connectorName`: the name of a custom connector, as in a flow's `api.logicalName`. `variable`: the schema
 * name of an environment variable.
 */
export type MentionKind = 'reference' | 'connectionKey' | 'flow' | 'connectorId' | 'connectorName' | 'variable';

/**
 * A name in a file that refers to a component of the workspace, such as a connection reference, or that defines the
 * component.
 */
export interface Mention {
  readonly kind: MentionKind;
  /**
   * The name without escapes of JSON or XML. The name of a mention of the kind `flow` or `connectorId` is also in lower
   * case and without braces.
   */
  readonly name: string;
  /** The offsets of the name in the text, in UTF-16 code units, without quotes. */
  readonly span: Span;
  /** Whether the file defines the component with this name at this place, or uses it. */
  readonly role: 'definition' | 'use';
}
