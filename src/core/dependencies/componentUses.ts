import type { FilePath } from '../model/filePath';
import type { Place } from '../model/place';
import type { SolutionContent } from '../model/solution';
import { type Use, type User, useKey } from '../model/use';
import { type ConnectionMode, needierMode, type UsedKind } from '../model/useSource';
import { groupBy } from '../text/groupBy';
import { type ImportCheck, importCheckOf, strongestCheck } from './importCheck';
import { usesByComponents } from './uses';

/** A component that an app, agent or desktop flow uses, however often it mentions the component. */
export interface ComponentUse {
  readonly kind: UsedKind;
  /** The name of the used component, as the user writes it. */
  readonly name: string;
  readonly user: User;
  readonly file: FilePath;
  readonly place: Place;
  /** Whether the import looks up the name in one of the places. */
  readonly importCheck: ImportCheck;
  /** Whose connection the user needs, for a connection reference. */
  readonly mode: ConnectionMode;
}

/** The components that the apps, agents, agent knowledge and desktop flows of a solution use, each user and component once. */
export function componentUses(solution: SolutionContent): ComponentUse[] {
  const byUser = groupBy(usesByComponents(solution), ({ user, kind, name }) =>
    JSON.stringify([user.kind, user.id, useKey(kind, name)]),
  );
  return [...byUser.values()].flatMap((same) => {
    // A person corrects the name in the user's own data. The lists beside it follow with the next export.
    const [first] = [...same.filter((use) => importCheckOf(use) === 'unknown'), ...same];
    if (!first) {
      return [];
    }
    const { kind, name, user, file, place } = first;
    return [
      {
        kind,
        name,
        user,
        file,
        place,
        importCheck: strongestCheck(same.map(importCheckOf)),
        mode: connectionModeOf(same),
      },
    ];
  });
}

/**
 * Whose connection a user of a reference needs. A tool of an agent says it; rows beside the data of the agent do not.
 * @param uses All uses of one reference by one user.
 */
export function connectionModeOf(uses: readonly Use[]): ConnectionMode {
  const told = uses.filter(({ source }) => source !== 'agentRow');
  return needierMode(told.map(({ mode = 'embedded' }) => mode));
}
