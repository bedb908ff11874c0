/** What is wrong with `.connref.json`, without the place. Connref ignores the member that is wrong and uses the rest. */
export type ConfigFault =
  /** @param reason What the JSON parser expected, without a full stop. */
  | { readonly kind: 'invalidJson'; readonly reason: string }
  | { readonly kind: 'unknownMember'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'unknownRule'; readonly rule: string }
  | { readonly kind: 'incompleteEntry'; readonly required: readonly string[] }
  | { readonly kind: 'wrongValue'; readonly expected: ExpectedValue }
  | { readonly kind: 'notAChoice'; readonly choices: readonly string[] }
  | { readonly kind: 'unknownSeverity'; readonly severities: readonly string[] }
  /** An environment lists a solution whose unique name no solution of the workspace has. */
  | { readonly kind: 'unknownSolution'; readonly name: string }
  /** An environment lists a path or glob that matches no deployment settings file. */
  | { readonly kind: 'unknownSettingsFile'; readonly path: string };

export type ExpectedValue =
  'text' | 'tokenPattern' | 'boolean' | 'list' | 'object' | 'severitiesByRule' | 'environmentsByName';
