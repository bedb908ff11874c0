import type { Span } from './span';

/** A name as a file has it. */
export interface NamedSpan {
  /** Without the escapes that the file needs. */
  readonly name: string;
  /** The name as written, without quotes. */
  readonly span: Span;
  /** How another name is written in its place. */
  readonly written: (name: string) => string;
}
