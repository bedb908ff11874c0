/** A feature whose code is in a separate bundle. The bundle is loaded once, when the feature is first needed. */
export class LazyFeature<Feature> {
  readonly #import: () => Promise<Feature>;
  #feature: Promise<Feature> | undefined;

  constructor(importFeature: () => Promise<Feature>) {
    this.#import = importFeature;
  }

  /**
   * Loads the feature, unless it is already loaded.
   * @throws The error of a failed import. The next call imports again, because a missing file may be back, for example
   * after an update of the extension.
   */
  load(): Promise<Feature> {
    this.#feature ??= this.#import().catch((error: unknown) => {
      this.#feature = undefined;
      throw error;
    });
    return this.#feature;
  }

  /** Runs an action with the feature if the feature was loaded, and does nothing otherwise. */
  ifLoaded(action: (feature: Feature) => void): void {
    // If loading failed, the caller of `load` already got the error.
    this.#feature?.then(action, () => undefined);
  }
}
