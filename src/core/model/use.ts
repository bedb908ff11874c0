import type { FilePath } from './filePath';
import type { ConnectionMode, UsedKind, UseSource } from './useSource';
import { guidKey, nameKey } from './names';
import type { Place } from './place';
import { compareTexts } from '../text/order';

/** The kinds of components that use others. */
export type UserKind = 'flow' | 'canvasApp' | 'codeApp' | 'agent' | 'knowledge' | 'desktopFlow';

/** The nouns of users in messages. */
export const userNouns: Readonly<Record<UserKind, string>> = {
  flow: 'flow',
  canvasApp: 'canvas app',
  codeApp: 'code app',
  agent: 'agent',
  knowledge: 'agent knowledge',
  desktopFlow: 'desktop flow',
};

/** A component that uses others. */
export interface User {
  readonly kind: UserKind;
  /** The display name. */
  readonly name: string;
  /** The name that identifies the component in its solution: the schema name, or the GUID of a flow. */
  readonly id: string;
}

/** One use: a component refers to another one at a place of a file. */
export interface Use {
  readonly kind: UsedKind;
  /**
   * The name as written: the logical name of a reference, the GUID of a flow, the name of a custom connector, the schema
   * name of an environment variable.
   */
  readonly name: string;
  readonly user: User;
  readonly source: UseSource;
  /** The key of the connection entry, for a use by an entry of a flow. Undefined for other uses. */
  readonly entry?: string;
  readonly file: FilePath;
  readonly place: Place;
  /** Whose connection a tool of an agent needs. Undefined for other uses. */
  readonly mode?: ConnectionMode;
}

/** Identifies what is used: two names of a kind refer to the same component if their keys are equal. */
export type UseKey = `${UsedKind} ${string}`;

export function useKey(kind: UsedKind, name: string): UseKey {
  return `${kind} ${kind === 'flow' ? guidKey(name) : nameKey(name)}`;
}

/** Sorts uses by file, then by user and place. The order is the same on every machine. */
export function sortUses(uses: Iterable<Use>): Use[] {
  return [...uses]
    .map((use) => ({ use, key: sortKey(use) }))
    .sort((a, b) => compareTexts(a.key, b.key))
    .map(({ use }) => use);
}

function sortKey({ file, user, source, entry, name, place }: Use): string {
  return JSON.stringify([file, user.id, user.kind, user.name, source, entry ?? '', name, place]);
}
