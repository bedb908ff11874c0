import type { Span } from './span';

/** A name in the text of a file. */
export interface NamedSpan {
  /** The name itself, without the escapes of the file's format. */
  readonly name: string;
  /** The span of the name in the text, without quotes. */
  readonly span: Span;
  /** Escapes another name so that it can replace this one. */
  readonly written: (name: string) => string;
}
