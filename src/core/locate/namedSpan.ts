import type { UsedKind, UseSource } from '../model/useSource';
import type { Span } from './span';

/** A component's name where it occurs in the text of a file. */
export interface NamedSpan {
  /** The unescaped name, without the escapes of the file's format. */
  readonly name: string;
  /** The span of the escaped name in the text, without the quotes around it. */
  readonly span: Span;
  /** Escapes a new name so that it can replace this one in the text. */
  readonly written: (name: string) => string;
}

/** The name of a component in a file of an app, agent or desktop flow that uses the component. */
export interface UsedName extends NamedSpan {
  readonly kind: UsedKind;
  readonly source: UseSource;
  /** The schema name of the agent, for a name in a list of what the components of all agents use. */
  readonly agent?: string;
  /** The item around the name, for a name in a list that contains each component once. */
  readonly item?: ListItem;
}

/** An item of a JSON list in the text of an XML element. */
export interface ListItem {
  /** Identifies the list in the file: the offset of the element's content. */
  readonly list: number;
  /** The index in the list. */
  readonly at: number;
  /** The span of the item and what is between it and the item before it. */
  readonly withPrevious: Span;
  /** The span of the item and what is between it and the next item. */
  readonly withNext: Span;
}
