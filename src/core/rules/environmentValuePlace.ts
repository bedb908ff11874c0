import type { JsonPlace } from '../model/place';

/** The place of the value in an `environmentvariablevalues.json`. */
export const environmentValuePlace: JsonPlace = {
  kind: 'json',
  pointer: '/environmentvariablevalues/environmentvariablevalue/value',
  part: 'value',
};
