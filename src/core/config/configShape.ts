import type { IgnoreEntry } from '../model/ignoreEntry';
import { isTokenPattern, longestTokenPattern, tokenPattern } from '../text/tokens';
import { type DeclaredEnvironment, environmentShape } from './declaredEnvironment';
import { type RuleSeverity, ruleSeverities } from './ruleSeverity';
import { glob } from './globs/globShape';
import { byName, entry, list, object, required, ruleId, severityByRule, text, type TextForm } from './shape';

/**
 * The content of the `.connref.json` of a workspace folder. A list or map is empty if the file does not have it, or if
 * it is not valid.
 */
export interface WorkspaceConfig {
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  readonly ignore: readonly IgnoreEntry[];
  /**
   * Globs of the names or ids of components, such as connection references, custom connectors and child flows, that
   * every target environment already has. Rules do not report such components as missing.
   */
  readonly externals: readonly string[];
  /** Globs of paths below the workspace folder that Connref does not read. */
  readonly exclude: readonly string[];
  /** The target environments that the file declares, in the file's order. */
  readonly environments: readonly DeclaredEnvironment[];
  /**
   * Patterns of tokens (texts in settings files that a pipeline replaces) in addition to the usual ones. In a pattern, `*`
   * is the name of the token: `<<*>>`.
   */
  readonly tokens: readonly string[];
  /** Globs of the names of the environment variables of its process that `connref settings render` may read. */
  readonly processVariables: readonly string[];
}

const tokenForm: TextForm = {
  accepts: isTokenPattern,
  schema: { maxLength: longestTokenPattern, pattern: tokenPattern.source },
  expected: 'tokenPattern',
};

/**
 * The members of `.connref.json`. The reader of the file, the JSON schema and the documentation are made from this
 * declaration, so they always agree.
 */
export const configShape = object<WorkspaceConfig>(
  {
    rules: severityByRule(
      `The severity of each rule whose default you want to change: ${ruleSeverities.join(', ')}. The severity applies to all findings of the rule.`,
    ),
    ignore: list(
      entry<IgnoreEntry>(
        {
          rule: required(ruleId('The rule whose findings are ignored.')),
          path: required(glob('A glob of paths below the workspace folder.')),
          reference: text('Only findings about this connection reference are ignored.', { mayBeEmpty: true }),
          reason: required(text('Why the findings are ignored, for readers of this file.')),
        },
        'whole',
      ),
      'Findings that Connref ignores, each with a reason.',
    ),
    externals: list(
      glob(),
      'Globs of names of connection references and custom connectors that every target environment already has.',
    ),
    exclude: list(glob(), 'Globs of paths that Connref does not read.'),
    environments: byName(
      environmentShape,
      'The target environments (the environments that solutions are imported into) by name. Connref infers missing members from the names, folders and content of the settings files.',
    ),
    tokens: list(
      text(undefined, { form: tokenForm }),
      'Patterns of tokens (texts that your pipeline replaces in settings files), in addition to the usual ones. Write one * for the name of the token: <<*>>.',
    ),
    processVariables: list(
      glob(),
      'Globs of names of environment variables that connref settings render may put in place of tokens, such as CONN_*. All other environment variables of its process are not read.',
    ),
  },
  ['$schema'],
);
