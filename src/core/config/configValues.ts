import { jsonPointer } from '../model/place';
import { members } from '../readers/parseJson';

/** Reports what is wrong at a place of `.connref.json`. */
export type Complain = (pointer: string, message: string, part?: 'key' | 'value') => void;

/** The texts of a list; anything else in it is reported and left out. */
export function readTexts(value: unknown, pointer: string, complain: Complain): string[] {
  return list(value, pointer, complain).filter((entry, at): entry is string =>
    isText(entry, jsonPointer(pointer, String(at)), complain),
  );
}

/** Whether a value is a text with something in it; reported where it is not. */
export function isText(value: unknown, pointer: string, complain: Complain): value is string {
  const fits = typeof value === 'string' && value !== '';
  if (!fits) {
    complain(pointer, 'A text is expected here.');
  }
  return fits;
}

/** The items of a list; none where there is no list. */
export function list(value: unknown, pointer: string, complain: Complain): unknown[] {
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    complain(pointer, 'A list is expected here.');
    return [];
  }
  return value as unknown[];
}

/** The members of an object; none where there is no object. */
export function object(value: unknown, pointer: string, what: string, complain: Complain): [string, unknown][] {
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    complain(pointer, `${what} is expected here.`);
  }
  return members(value);
}

/** Reports members that mean nothing. */
export function refuseOthers(value: unknown, known: readonly string[], pointer: string, complain: Complain): void {
  for (const [name] of members(value).filter(([name]) => !known.includes(name))) {
    complain(jsonPointer(pointer, name), `“${name}” means nothing here. Known: ${known.join(', ')}.`, 'key');
  }
}
