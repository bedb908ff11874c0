import assert from 'node:assert/strict';

type OfKind<Union, Kind> = Union extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Omit<Union, 'kind'>
    : never
  : never;

/** Data of every kind with the words for it: a kind that is forgotten does not compile. */
export type WordSamples<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: readonly (readonly [OfKind<Union, Kind>, ...words: string[]])[];
};

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
