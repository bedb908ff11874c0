/** A feature in a bundle of its own, which is loaded once, when it is first needed. */
export class LazyFeature<Feature> {
  readonly #import: () => Promise<Feature>;
  #feature: Promise<Feature> | undefined;

  constructor(importFeature: () => Promise<Feature>) {
    this.#import = importFeature;
  }

  /** @throws What the import throws; the next call tries again, since an update may have replaced the file meanwhile. */
  load(): Promise<Feature> {
    this.#feature ??= this.#import().catch((error: unknown) => {
      this.#feature = undefined;
      throw error;
    });
    return this.#feature;
  }

  /** Does something with the feature if it was loaded. */
  ifLoaded(action: (feature: Feature) => void): void {
    // A failure was reported where the feature was needed.
    this.#feature?.then(action, () => undefined);
  }
}
