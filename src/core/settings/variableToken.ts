import type { DeploymentSettings } from '../model/deploymentSettings';
import { nameKey } from '../model/names';
import type { Tokens } from '../text/tokens';

/**
 * Makes a token (a placeholder that the pipeline replaces) for the value of an environment variable, in the style of
 * the tokens in the settings file. The style is copied from an entry whose value is a token that contains the entry's
 * own name. When the file lacks such an entry, the result is `#{schema name}#`.
 */
export function variableToken(
  schemaName: string,
  { variables, references }: Pick<DeploymentSettings, 'variables' | 'references'>,
  tokens: Tokens,
): string {
  const ofVariables = variables.map((each) => ({ name: each.schemaName, value: each.value ?? '' }));
  const ofReferences = references.map((each) => ({
    name: each.logicalName,
    value: each.connectionId.replace(/\bconnection(?:reference)?\b/i, 'environmentvariable'),
  }));
  for (const { name, value } of [...ofVariables, ...ofReferences]) {
    const at = nameKey(value).indexOf(nameKey(name));
    const token = value.slice(0, at) + schemaName + value.slice(at + name.length);
    if (at > 0 && tokens.isToken(value) && tokens.isToken(token)) {
      return token;
    }
  }
  return `#{${schemaName}}#`;
}
