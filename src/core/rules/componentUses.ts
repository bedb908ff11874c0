import type { FilePath } from '../model/filePath';
import type { Place } from '../model/place';
import type { SolutionContent } from '../model/solution';
import { isCheckedByImport, usesByComponents } from '../dependencies/uses';
import { type User, useKey, userNouns } from '../model/use';
import type { UsedKind } from '../model/useSource';
import { capitalized } from '../text/capitalized';
import { groupBy } from '../text/groupBy';

/** A component that an app, agent or desktop flow uses, however often it mentions the component. */
export interface ComponentUse {
  readonly user: User;
  /** The name of the used component, as the user writes it. */
  readonly name: string;
  readonly file: FilePath;
  readonly place: Place;
  /**
   * What happens if the component does not exist. `importFails`: Dataverse looks the name up during the import.
   * `userBroken`: the name is only in the user's own data, so the user does not work; whether the import fails, too, is
   * not known. Source: docs/imports.md#missing-components-of-apps-and-agents.
   */
  readonly ifMissing: 'importFails' | 'userBroken';
}

/** The components of one kind that the apps, agents and desktop flows of a solution use. */
export function componentUses(solution: SolutionContent, kind: UsedKind): ComponentUse[] {
  const uses = usesByComponents(solution).filter((use) => use.kind === kind);
  const byUser = groupBy(uses, ({ user, name }) => JSON.stringify([user.kind, user.id, useKey(kind, name)]));
  return [...byUser.values()].flatMap((same) => {
    // A person corrects the name in the user's own data. The lists beside it follow with the next export.
    const [first] = [...same.filter((use) => !isCheckedByImport(use)), ...same];
    return first
      ? [
          {
            user: first.user,
            name: first.name,
            file: first.file,
            place: first.place,
            ifMissing: same.some(isCheckedByImport) ? ('importFails' as const) : ('userBroken' as const),
          },
        ]
      : [];
  });
}

/** The user at the beginning of a sentence: `“Send”` for a flow, and `Canvas app “Orders”` for another user. */
export function userAtStart({ kind, name }: Pick<User, 'kind' | 'name'>): string {
  return kind === 'flow' ? `“${name}”` : `${capitalized(userNouns[kind])} “${name}”`;
}

/** What a missing component does to its user, to follow `so ` in a sentence. */
export function consequence({ user, ifMissing }: Pick<ComponentUse, 'user' | 'ifMissing'>): string {
  return ifMissing === 'importFails'
    ? 'the import fails'
    : `the ${userNouns[user.kind]} does not work after the import, and the import may fail`;
}
