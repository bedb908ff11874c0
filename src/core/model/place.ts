import type { NamedSource, UsedKind } from './useSource';

/**
 * A position in a file. Most places follow the structure of the file instead of offsets, so that they stay right while
 * other parts of the file change. `Locator` turns a place into lines and columns when a finding is shown.
 */
export type Place = JsonPlace | XmlPlace | UsePlace | DependencyPlace | SpanPlace | FilePlace;

/**
 * The key or the value of a property in a JSON text, by its JSON Pointer (RFC 6901). Items of lists and the whole text
 * have only a value.
 */
export interface JsonPlace {
  readonly kind: 'json';
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

/** The name or GUID of a component in `Customizations.xml`, or one child element of the component. */
export interface XmlPlace {
  readonly kind: 'xml';
  readonly component: XmlComponentKind;
  /** The component's name or GUID, as written in the file. */
  readonly name: string;
  /**
   * The name of a child element. When it is undefined, or the component lacks the child element, the place is the
   * component's name or GUID.
   */
  readonly child?: string;
  /**
   * The index, from 0 in document order, among the components of this kind and name in the file. Undefined: the first
   * one.
   */
  readonly at?: number;
}

export type XmlComponentKind = 'connectionReference' | 'customConnector' | 'canvasApp' | 'workflow';

/** The name of a component where an app, agent or desktop flow uses it. */
export interface UsePlace {
  readonly kind: 'use';
  readonly source: NamedSource;
  readonly used: UsedKind;
  /** The name of the used component, unescaped. Upper and lower case are not distinguished. */
  readonly name: string;
  /** The schema name of the agent, for a use in a list of what the components of all agents use. */
  readonly agent?: string;
  /**
   * The element of an app (by its name) or desktop flow (by its GUID) in `Customizations.xml`. Undefined if the user has
   * a separate file.
   */
  readonly element?: { readonly component: 'canvasApp' | 'workflow'; readonly name: string };
}

/** The name of a component that the `MissingDependencies` of a `Solution.xml` list, in the first row that requires it. */
export interface DependencyPlace {
  readonly kind: 'dependency';
  /** The component type as in the file, in lower case. */
  readonly type: string;
  /** The name or GUID of the component. Upper and lower case are not distinguished. */
  readonly name: string;
}

/** Offsets, in UTF-16 code units, in the text of the file when it was read. `end` is behind the last code unit. */
export interface SpanPlace {
  readonly kind: 'span';
  readonly start: number;
  readonly end: number;
}

/** The file as a whole. Findings about it are shown at the first character. */
export interface FilePlace {
  readonly kind: 'file';
}

export const wholeFile: FilePlace = { kind: 'file' };

/**
 * The JSON Pointer of a member inside the value at `parent`.
 * @param members Unescaped property names and indexes, from the outside to the inside.
 */
export function jsonPointer(parent: string, ...members: readonly string[]): string {
  return members.reduce((pointer, member) => `${pointer}/${escaped(member)}`, parent);
}

/**
 * Escapes `~` and `/` in a property name. The test comes first because flows have thousands of names, and most need no
 * escape.
 */
function escaped(member: string): string {
  return /[~/]/.test(member) ? member.replaceAll('~', '~0').replaceAll('/', '~1') : member;
}

/** The property names and indexes in a JSON Pointer, from the root, unescaped. */
export function jsonPointerMembers(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'));
}
