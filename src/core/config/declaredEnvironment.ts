import { type ImportMode, importModes } from '../model/deploymentEnvironment';
import { jsonPointerMembers } from '../model/place';
import { glob } from './globs/globShape';
import { choice, entry, list, object, required, type Shape, text, trueOrFalse } from './shape';

/**
 * A target environment that `environments` of `.connref.json` declares. Members that are missing or not valid are
 * undefined, or empty lists.
 */
export interface DeclaredEnvironment {
  readonly name: string;
  readonly settings: readonly DeclaredSettings[];
  /**
   * Unique names of the solutions that are imported into the environment. Empty if `.connref.json` does not list them:
   * the environment then gets the solutions that its settings files are for.
   */
  readonly solutions: readonly string[];
  readonly import: ImportMode | undefined;
  readonly managed: boolean | undefined;
  readonly importAs: string | undefined;
  readonly activateAs: string | undefined;
  readonly url: string | undefined;
  readonly environmentId: string | undefined;
  /**
   * Whether the settings files of the environment only list names to copy into those of others. Undefined if
   * `.connref.json` does not say: the name and the values then decide.
   */
  readonly template: boolean | undefined;
}

/** An item of an environment's `settings`: the path of one deployment settings file, or a glob of several. */
export interface DeclaredSettings {
  /** A path or glob of deployment settings files below the workspace folder. */
  readonly path: string;
  /**
   * Unique names of the solutions that the settings file is for. Empty if `.connref.json` does not list them: Connref then
   * infers the solutions.
   */
  readonly solutions: readonly string[];
  /**
   * The index of this item in the `settings` list of `.connref.json`. The index in `DeclaredEnvironment.settings` can be
   * lower, because that list does not contain invalid items.
   */
  readonly at: number;
}

const path = glob('The path of a deployment settings file below the workspace folder, or a glob of such paths.');
const pathAndSolutions = entry<Omit<DeclaredSettings, 'at'>>({
  path: required(path),
  solutions: list(text(), 'Unique names of the solutions that the settings file is for.'),
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
    'The deployment settings files of the environment. If several files map the same connection reference or set the same environment variable, the last file counts.',
  ),
  solutions: list(text(), 'Unique names of the solutions that are imported into the environment.'),
  import: choice(
    importModes,
    'How solutions are imported: first is the first import, update keeps components that the new version no longer contains, upgrade deletes these components.',
  ),
  managed: trueOrFalse('Whether the solutions are imported as managed solutions.'),
  importAs: text('The service principal or user that imports the solutions.'),
  activateAs: text('The user or service principal that turns on the flows.'),
  url: text('The address of the environment.'),
  environmentId: text(
    'The id of the environment in the maker portal, as in its address: a GUID, or Default- and a GUID. Import plans then link to the pages of the environment.',
  ),
  template: trueOrFalse(
    'Whether this is only a template for the settings files of other environments, so that empty values are not reported. By default, an environment called base or template without values is one.',
  ),
});
