/**
 * The rule by which settings files are laid over one another, and by which they are rendered into the one that an import
 * gets: of several layers that give one thing a value the last one is in force. An empty value says that nothing is known
 * yet, so it hides none below it.
 * @param layers From the lowest to the highest, each with what it says about the thing.
 * @returns Undefined where no layer has a value.
 */
export function effectiveLayer<Layer>(layers: readonly Layer[], valueOf: (layer: Layer) => unknown): Layer | undefined {
  return layers.findLast((layer) => !isUnset(valueOf(layer)));
}

/** Whether a value in a settings file says nothing. */
export function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
