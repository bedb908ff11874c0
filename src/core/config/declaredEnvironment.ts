import { type ImportMode, importModes } from '../model/deploymentEnvironment';
import { jsonPointerMembers } from '../model/place';
import { choice, entry, list, object, required, type Shape, text, trueOrFalse } from './shape';

/** A member of `environments` of `.connref.json`. */
export interface DeclaredEnvironment {
  readonly name: string;
  readonly settings: readonly DeclaredSettings[];
  /** Unique names of the solutions that it gets; empty where they are inferred. */
  readonly solutions: readonly string[];
  readonly import: ImportMode | undefined;
  readonly managed: boolean | undefined;
  readonly importAs: string | undefined;
  readonly activateAs: string | undefined;
  readonly url: string | undefined;
}

/** One of an environment's settings files, or several by a glob. */
export interface DeclaredSettings {
  /** A glob of paths below the workspace folder. */
  readonly path: string;
  /** Unique names of the solutions that the file is for; empty where they are inferred. */
  readonly solutions: readonly string[];
  /** Its index in the list, where what is wrong stands too. */
  readonly at: number;
}

const path = text('A path or glob below the workspace folder.');
const pathAndSolutions = entry<Omit<DeclaredSettings, 'at'>>({
  path: required(path),
  solutions: list(text(), 'Unique names of the solutions that the file is for.'),
});

const settings: Shape<DeclaredSettings | undefined> = {
  read: (value, pointer, reading) => {
    const at = Number(jsonPointerMembers(pointer).at(-1));
    if (typeof value === 'object' && value !== null) {
      const found = pathAndSolutions.read(value, pointer, reading);
      return found && { ...found, at };
    }
    const alone = path.read(value, pointer, reading);
    return alone === undefined ? undefined : { path: alone, solutions: [], at };
  },
  schema: (rules) => ({ anyOf: [path.schema(rules), pathAndSolutions.schema(rules)] }),
};

export const environmentShape = object<Omit<DeclaredEnvironment, 'name'>>({
  settings: list(settings, 'Its deployment settings files; of several that name one thing, the last one counts.'),
  solutions: list(text(), 'Unique names of the solutions that it gets.'),
  import: choice(
    importModes,
    'How it gets the solutions: for the first time, as an update, which leaves what is gone from them, or as an upgrade, which deletes it.',
  ),
  managed: trueOrFalse('Whether it gets them managed.'),
  importAs: text('Who imports: a service principal or a user.'),
  activateAs: text('Who switches the flows on.'),
  url: text('The address of the environment.'),
});
