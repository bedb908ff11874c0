import {
  type Arbitrary,
  array,
  constantFrom,
  integer,
  jsonValue,
  nat,
  noBias,
  noShrink,
  oneof,
  string,
  tuple,
  uniqueArray,
} from 'fast-check';
import { Random } from '../support/random';
import { mutatedText } from '../support/textMutations';

/** Names that break maps, paths, quotes or encodings. */
export const hostileNames: readonly string[] = [
  ...['__proto__', 'constructor', 'toString', 'length', '', ' ', '.', '..', 'a/b~1', "it's", '"', '\\', '<b>&amp;'],
  ...['😀 key', 'größe', '\uD800', 'a\nb', '\u0000', '\uFEFF', '$connections', '@{x}', 'x'.repeat(300)],
];

/** Mostly one of the usual names, sometimes a hostile or random one. */
export function nameFrom(...usual: readonly string[]): Arbitrary<string> {
  return oneof(
    { weight: 12, arbitrary: constantFrom(...usual) },
    { weight: 2, arbitrary: constantFrom(...hostileNames) },
    { weight: 1, arbitrary: string({ unit: 'binary', maxLength: 6 }) },
  );
}

/** Mostly a value of the right form, sometimes any JSON value. */
export function mostly<Value>(value: Arbitrary<Value>, weight = 12): Arbitrary<unknown> {
  return oneof(
    { weight, arbitrary: value },
    { weight: 1, arbitrary: jsonValue({ maxDepth: 1, stringUnit: 'binary' }) },
  );
}

/** An object with up to `maxLength` members. Unlike an object of fast-check, it can have a member `__proto__`. */
export function objectOf<Value>(
  names: Arbitrary<string>,
  values: Arbitrary<Value>,
  maxLength = 3,
): Arbitrary<Record<string, Value>> {
  return uniqueArray(tuple(names, values), { maxLength, selector: ([name]) => name }).map(
    (entries) => Object.fromEntries(entries) as Record<string, Value>,
  );
}

/** The JSON text of values, indented or not. */
export function jsonTexts(values: Arbitrary<unknown>): Arbitrary<string> {
  return tuple(values, constantFrom(2, 0, 1, '\t')).map(([value, indent]) => JSON.stringify(value, undefined, indent));
}

/**
 * Texts, each changed several times.
 * @param mutate Changes a text in one place or a few ones.
 * @param most How often a text is changed at most.
 */
export function mutated(
  texts: Arbitrary<string>,
  mutate: (text: string, random: Random) => string = mutatedText,
  most = 2,
): Arbitrary<string> {
  return tuple(texts, array(noBias(nat()), { maxLength: most })).map(([text, seeds]) =>
    seeds.reduce((changed, seed) => mutate(changed, new Random(seed)), text),
  );
}

/** What `draw` makes of a random seed. Such inputs don't shrink. */
export function drawn<Input>(draw: (random: Random) => Input): Arbitrary<Input> {
  return noShrink(noBias(integer())).map((seed) => draw(new Random(seed)));
}
