/** Where a trigger's or action's host names its key of `connectionReferences`; the last two occur in the live designer's form only. */
export const connectionKeyPaths: readonly (readonly string[])[] = [
  ['inputs', 'host', 'connectionName'],
  ['inputs', 'host', 'connection', 'name'],
  ['inputs', 'host', 'connectionReferenceName'],
  ['inputs', 'host', 'connection', 'referenceName'],
];

/** A key of `connectionReferences` in an expression; offsets count within it, in UTF-16 code units. */
export interface KeyInExpression {
  readonly key: string;
  /** Where the access to the key begins. */
  readonly accessStart: number;
  /** The key as written, with the doubled quotes of expressions. */
  readonly start: number;
  readonly end: number;
}

/** The keys in `@parameters('$connections')['KEY']['connectionId']`, wherever that stands in an expression. */
export function keysInExpression(expression: string): KeyInExpression[] {
  return [...expression.matchAll(/parameters\('\$connections'\)\s*\??\['((?:[^']|'')+)'\]/g)].map((match) => {
    const written = match[1] ?? '';
    const start = match.index + match[0].length - "']".length - written.length;
    return { key: written.replaceAll("''", "'"), accessStart: match.index, start, end: start + written.length };
  });
}
