import isEqual from 'fast-deep-equal';
import { sameName } from '../model/names';
import type { EnvironmentVariable } from '../model/solution';

/**
 * Whether two values of an environment variable mean the same, even if they are written differently, such as `yes` and
 * `True`, or JSON with other white space.
 */
export function isSameValue(type: EnvironmentVariable['type'], a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  switch (type) {
    case 'number':
      return isEqual(numberIn(a), numberIn(b));
    case 'yes/no':
      return isYes(a) !== undefined && isYes(a) === isYes(b);
    case 'JSON':
      return isEqual(jsonIn(a), jsonIn(b));
    case 'data source':
      // GUIDs, and addresses of sites.
      return sameName(a, b);
    case 'text':
    case 'secret':
    case 'unknown':
      return false;
  }
}

/** The number that a text contains; the text itself when it is not a number. */
function numberIn(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function isYes(text: string): boolean | undefined {
  const value = text.trim().toLowerCase();
  return ['yes', 'true'].includes(value) ? true : ['no', 'false'].includes(value) ? false : undefined;
}

/** The value of a JSON text; the text itself when it is not JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
