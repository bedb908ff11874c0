import type { DeploymentSettings } from '../model/deploymentSettings';
import { nameKey } from '../model/names';
import type { Tokens } from '../text/tokens';
import { withoutContext } from './pipelineVariables';
import { indexOfWord } from './indexOfWord';

/** A settings file whose tokens may be a model for a new token. */
export interface TokenSource {
  readonly settings: Pick<DeploymentSettings, 'variables' | 'references'>;
  /**
   * The name of the file's environment if it is another one than that of the new token: tokens with this name in them are
   * not copied. Undefined for the same environment.
   */
  readonly environment: string | undefined;
}

/**
 * Makes a token (a placeholder that the pipeline replaces) for the value of an environment variable, in the style of
 * the tokens in the settings file. Without a token in the file, the result is `#{schema name}#`.
 */
export function variableToken(
  schemaName: string,
  settings: Pick<DeploymentSettings, 'variables' | 'references'>,
  tokens: Tokens,
): string {
  return tokenFor(
    schemaName,
    [{ settings, environment: undefined }],
    tokens,
    ({ settings: { variables, references } }) => [
      ...variables.map((each) => ({ name: each.schemaName, value: each.value ?? '' })),
      ...references.map((each) => ({
        name: each.logicalName,
        value: each.connectionId.replace(/\bconnection(?:reference)?\b/i, 'environmentvariable'),
      })),
    ],
  );
}

/**
 * Makes a token for the connection of a connection reference, in the style of the first file that contains a token.
 * Without such a file, the result is `#{logical name}#`.
 */
export function connectionToken(logicalName: string, sources: readonly TokenSource[], tokens: Tokens): string {
  return tokenFor(logicalName, sources, tokens, ({ settings: { variables, references } }) => [
    ...references.map((each) => ({ name: each.logicalName, value: each.connectionId })),
    ...variables.map((each) => ({
      name: each.schemaName,
      value: (each.value ?? '').replace(/\benvironmentvariable\b/i, 'connectionreference'),
    })),
  ]);
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/**
 * A token with a name in it. Models are values that are one token: first those that contain the name of their entry, then
 * those with another name.
 */
function tokenFor(
  name: string,
  sources: readonly TokenSource[],
  tokens: Tokens,
  valuesOf: (source: TokenSource) => readonly NamedValue[],
): string {
  for (const source of sources) {
    const models = valuesOf(source).filter(({ value }) => tokens.isToken(value));
    const styles = [
      ...models.map(({ name: own, value }) => [value, own] as const),
      ...models.map(({ value }) => [value, bareName(value, tokens)] as const),
    ];
    for (const [value, part] of styles) {
      const at = nameKey(value).indexOf(nameKey(part));
      const [before, after] = [value.slice(0, at), value.slice(at + part.length)];
      const isOfOther = indexOfWord(nameKey(before + after), nameKey(source.environment ?? '')) >= 0;
      if (at > 0 && part !== '' && !isOfOther && tokens.isToken(before + name + after)) {
        return before + name + after;
      }
    }
  }
  return `#{${name}}#`;
}

/** The name of the pipeline variable in a token, without a prefix such as `secrets.`. */
function bareName(token: string, tokens: Tokens): string {
  return withoutContext(tokens.names(token)[0] ?? '');
}
