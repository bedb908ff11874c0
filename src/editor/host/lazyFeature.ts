/** A feature in a separate bundle, which is loaded once, when the feature is first needed. */
export class LazyFeature<Feature> {
  readonly #import: () => Promise<Feature>;
  #feature: Promise<Feature> | undefined;

  constructor(importFeature: () => Promise<Feature>) {
    this.#import = importFeature;
  }

  /**
   * @throws The error of the import. The next call tries again, because an update of the extension may have replaced the file
   * in between.
   */
  load(): Promise<Feature> {
    this.#feature ??= this.#import().catch((error: unknown) => {
      this.#feature = undefined;
      throw error;
    });
    return this.#feature;
  }

  /** Runs an action with the feature, but only if the feature was loaded. */
  ifLoaded(action: (feature: Feature) => void): void {
    // The caller of `load` already got the error.
    this.#feature?.then(action, () => undefined);
  }
}
