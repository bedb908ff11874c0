import type { ComponentUse } from '../dependencies/componentUses';
import { type User, userNouns } from '../model/use';
import { capitalized } from '../text/capitalized';

/** The user at the beginning of a sentence: `“Send”` for a flow, and `Canvas app “Orders”` for another user. */
export function userAtStart({ kind, name }: Pick<User, 'kind' | 'name'>): string {
  return kind === 'flow' ? `“${name}”` : `${capitalized(userNouns[kind])} “${name}”`;
}

/** What a missing component does to its user, to follow `so ` in a sentence. */
export function consequence({ user, importCheck }: Pick<ComponentUse, 'user' | 'importCheck'>): string {
  switch (importCheck) {
    case 'known':
      return 'the import fails';
    case 'expected':
      return 'the import is expected to fail';
    case 'unknown':
      return `the ${userNouns[user.kind]} does not work after the import, and the import may fail`;
  }
}
