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
