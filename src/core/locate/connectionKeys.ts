/**
 * The paths of JSON members, from a trigger or action, that refer to a key of the flow's `connectionReferences`. The
 * last two paths occur only in flows copied from the designer. Source: docs/formats.md#triggers-and-actions.
 */
export const connectionKeyPaths: readonly (readonly string[])[] = [
  ['inputs', 'host', 'connectionName'],
  ['inputs', 'host', 'connection', 'name'],
  ['inputs', 'host', 'connectionReferenceName'],
  ['inputs', 'host', 'connection', 'referenceName'],
];

/**
 * A key of the flow's `connectionReferences` in an expression of the flow. Offsets count UTF-16 code units in the
 * expression.
 */
export interface KeyInExpression {
  readonly key: string;
  /** The offset of `parameters`, where the access to the key begins. */
  readonly accessStart: number;
  /**
   * The offset of the key's first character, behind the opening quote. From here to `end`, quotes inside the key are
   * doubled.
   */
  readonly start: number;
  /** The offset behind the key's last character. */
  readonly end: number;
}

/** Finds every `KEY` of `parameters('$connections')['KEY']` in an expression. */
export function keysInExpression(expression: string): KeyInExpression[] {
  return [...expression.matchAll(/parameters\('\$connections'\)\s*\??\['((?:[^']|'')+)'\]/g)].map((match) => {
    const written = match[1] ?? '';
    const start = match.index + match[0].length - "']".length - written.length;
    return { key: written.replaceAll("''", "'"), accessStart: match.index, start, end: start + written.length };
  });
}
