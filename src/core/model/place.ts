/**
 * Where in a file something is, small enough to be kept for every finding. `locate` turns it into offsets when a
 * finding is shown.
 */
export type Place = JsonPlace | XmlPlace | SpanPlace | FilePlace;

/** A member of a JSON text by its JSON Pointer (RFC 6901): the property's key, or its value. */
export interface JsonPlace {
  readonly kind: 'json';
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

/** A component of `Customizations.xml`, or one child element of it. */
export interface XmlPlace {
  readonly kind: 'xml';
  readonly component: XmlComponentKind;
  /** The value that tells this component from others of its kind, as written in the file. */
  readonly name: string;
  /** The child element that is meant; the component's own name without it. */
  readonly child?: string;
  /** Which of several components of that name is meant, from 0; the first one without it. */
  readonly at?: number;
}

export type XmlComponentKind = 'connectionReference' | 'customConnector' | 'canvasApp';

/** Offsets in UTF-16 code units of the text that was read. */
export interface SpanPlace {
  readonly kind: 'span';
  readonly start: number;
  readonly end: number;
}

/** The file as a whole: shown at its first character. */
export interface FilePlace {
  readonly kind: 'file';
}

export const wholeFile: FilePlace = { kind: 'file' };

/** Appends members to a JSON Pointer, escaping `~` and `/`. */
export function jsonPointer(parent: string, ...members: readonly string[]): string {
  return members.reduce((pointer, member) => `${pointer}/${escaped(member)}`, parent);
}

/** Most names need no escape, and a flow has many of them. */
function escaped(member: string): string {
  return /[~/]/.test(member) ? member.replaceAll('~', '~0').replaceAll('/', '~1') : member;
}

/** The members that a JSON Pointer names, from the root. */
export function jsonPointerMembers(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'));
}
