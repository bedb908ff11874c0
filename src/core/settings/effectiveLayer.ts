/**
 * Chooses the layer (the part from one settings file) that wins when several settings files of an environment contain
 * the same entry or member: the last layer with a value. An empty value never replaces an earlier one, because it only
 * means that the value is not known yet. Every merge of settings files must use this rule, or checks and rendered files
 * would disagree.
 * @param layers The layers in the order of the environment's files.
 * @returns The layer that wins; undefined when no layer has a value.
 */
export function effectiveLayer<Layer>(layers: readonly Layer[], valueOf: (layer: Layer) => unknown): Layer | undefined {
  return layers.findLast((layer) => !isUnset(valueOf(layer)));
}

/** Whether a value in a settings file is absent, null or empty. */
export function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
