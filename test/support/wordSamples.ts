import assert from 'node:assert/strict';

type OfKind<Union, Kind> = Union extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Omit<Union, 'kind'>
    : never
  : never;

/**
 * Samples of data for every kind, each with the expected words. A missing kind does not compile, so that every kind is
 * tested.
 */
export type WordSamples<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: readonly (readonly [OfKind<Union, Kind>, ...words: string[]])[];
};

/** Checks the words for each sample. */
export function assertWords<Union extends { readonly kind: string }>(
  samples: WordSamples<Union>,
  wordsFor: (data: Union) => string | readonly string[],
): void {
  for (const [kind, ofKind] of Object.entries<WordSamples<Union>[Union['kind']]>(samples)) {
    assert.notEqual(ofKind.length, 0, kind);
    for (const [data, ...expected] of ofKind) {
      assert.deepEqual([wordsFor({ ...data, kind } as unknown as Union)].flat(), expected, kind);
    }
  }
}
