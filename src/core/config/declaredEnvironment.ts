import { type ImportMode, importModes } from '../model/deploymentEnvironment';
import { jsonPointer } from '../model/place';
import { member } from '../readers/parseJson';
import { type Complain, isText, list, object, readTexts, refuseOthers } from './configValues';

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

const knownMembers = ['settings', 'solutions', 'import', 'managed', 'importAs', 'activateAs', 'url'];
const knownSettingsMembers = ['path', 'solutions'];

export function readEnvironments(value: unknown, complain: Complain): DeclaredEnvironment[] {
  return object(value, '/environments', 'An object of environments by name', complain).map(([name, environment]) =>
    readEnvironment(name, environment, jsonPointer('/environments', name), complain),
  );
}

function readEnvironment(name: string, value: unknown, pointer: string, complain: Complain): DeclaredEnvironment {
  object(value, pointer, 'An object', complain);
  refuseOthers(value, knownMembers, pointer, complain);
  const text = (key: string): string | undefined => {
    const found = member(value, key);
    return found !== undefined && isText(found, jsonPointer(pointer, key), complain) ? found : undefined;
  };
  const managed = member(value, 'managed');
  if (managed !== undefined && typeof managed !== 'boolean') {
    complain(jsonPointer(pointer, 'managed'), 'true or false is expected here.');
  }
  const mode = text('import');
  const known = importModes.find((each) => each === mode);
  if (mode !== undefined && known === undefined) {
    complain(jsonPointer(pointer, 'import'), `One of ${importModes.join(', ')} is expected here.`);
  }
  return {
    name,
    settings: readSettings(member(value, 'settings'), jsonPointer(pointer, 'settings'), complain),
    solutions: readTexts(member(value, 'solutions'), jsonPointer(pointer, 'solutions'), complain),
    import: known,
    managed: typeof managed === 'boolean' ? managed : undefined,
    importAs: text('importAs'),
    activateAs: text('activateAs'),
    url: text('url'),
  };
}

function readSettings(value: unknown, pointer: string, complain: Complain): DeclaredSettings[] {
  return list(value, pointer, complain).flatMap((entry, at) => {
    const place = jsonPointer(pointer, String(at));
    if (typeof entry !== 'object' || entry === null) {
      return isText(entry, place, complain) ? [{ path: entry, solutions: [], at }] : [];
    }
    refuseOthers(entry, knownSettingsMembers, place, complain);
    const path = member(entry, 'path');
    return isText(path, jsonPointer(place, 'path'), complain)
      ? [{ path, solutions: readTexts(member(entry, 'solutions'), jsonPointer(place, 'solutions'), complain), at }]
      : [];
  });
}
