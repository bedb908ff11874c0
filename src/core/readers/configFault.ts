/**
 * A fault in `.connref.json`, without its place. Connref ignores the wrong part of the file and uses the rest as far as
 * possible.
 */
export type ConfigFault =
  /** @param reason The error of the JSON parser, such as `comma expected`, without a full stop. */
  | { readonly kind: 'invalidJson'; readonly reason: string }
  /** The file has more objects and lists inside each other than Connref reads. */
  | { readonly kind: 'nestedTooDeep' }
  | { readonly kind: 'unknownMember'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'unknownRule'; readonly rule: string }
  | { readonly kind: 'incompleteEntry'; readonly required: readonly string[] }
  | { readonly kind: 'wrongValue'; readonly expected: ExpectedValue }
  | { readonly kind: 'notAChoice'; readonly choices: readonly string[] }
  | { readonly kind: 'unknownSeverity'; readonly severities: readonly string[] }
  /** An environment of `.connref.json` lists a unique name that no solution in the workspace has. */
  | { readonly kind: 'unknownSolution'; readonly name: string }
  /** An environment of `.connref.json` lists a path or glob that matches no deployment settings file. */
  | { readonly kind: 'unknownSettingsFile'; readonly path: string };

export type ExpectedValue =
  'text' | 'glob' | 'tokenPattern' | 'boolean' | 'list' | 'object' | 'severitiesByRule' | 'environmentsByName';
