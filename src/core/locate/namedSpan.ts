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
}
