import { type ImportMode, importModes } from '../model/deploymentEnvironment';
import { jsonPointerMembers } from '../model/place';
import { choice, entry, list, object, required, type Shape, text, trueOrFalse } from './shape';

/** A member of `environments` of `.connref.json`. */
export interface DeclaredEnvironment {
  readonly name: string;
  readonly settings: readonly DeclaredSettings[];
  /** Unique names of the solutions that are imported into the environment. Empty if Connref infers them. */
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
  /** Unique names of the solutions that the file is for. Empty if Connref infers them. */
  readonly solutions: readonly string[];
  /**
   * The index in the list of the JSON file. It differs from the index in `settings`, because invalid items are left out
   * there.
   */
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
    const pathOnly = path.read(value, pointer, reading);
    return pathOnly === undefined ? undefined : { path: pathOnly, solutions: [], at };
  },
  schema: (rules) => ({ anyOf: [path.schema(rules), pathAndSolutions.schema(rules)] }),
};

export const environmentShape = object<Omit<DeclaredEnvironment, 'name'>>({
  settings: list(
    settings,
    'The deployment settings files of the environment. If several files set the same thing, the last one counts.',
  ),
  solutions: list(text(), 'Unique names of the solutions that are imported into the environment.'),
  import: choice(
    importModes,
    'How solutions are imported: first is the first import, update keeps components that the new version no longer contains, upgrade deletes them.',
  ),
  managed: trueOrFalse('Whether the solutions are imported as managed solutions.'),
  importAs: text('The service principal or user that imports the solutions.'),
  activateAs: text('The user or service principal that turns on the flows.'),
  url: text('The address of the environment.'),
});
