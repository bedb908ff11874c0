import type { IgnoreEntry } from '../model/ignoreEntry';
import { tokenPattern } from '../text/tokens';
import { type DeclaredEnvironment, environmentShape } from './declaredEnvironment';
import { type RuleSeverity, ruleSeverities } from './ruleSeverity';
import { byName, entry, list, object, required, ruleId, severityByRule, text } from './shape';

/** The content of `.connref.json`. */
export interface WorkspaceConfig {
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  readonly ignore: readonly IgnoreEntry[];
  /** Name globs of references and connectors that every target environment already has. */
  readonly externals: readonly string[];
  /** Globs of the paths that are not read. */
  readonly exclude: readonly string[];
  /** The target environments, in the file's order. */
  readonly environments: readonly DeclaredEnvironment[];
  /** Patterns of pipeline tokens in addition to the known ones, with `*` for the name. */
  readonly tokens: readonly string[];
}

/** The members of `.connref.json`. Its reader, its JSON schema and its documentation are made from this declaration. */
export const configShape = object<WorkspaceConfig>(
  {
    rules: severityByRule(
      `The severity of each rule whose default you want to change: ${ruleSeverities.join(', ')}. It applies to all findings of the rule.`,
    ),
    ignore: list(
      entry<IgnoreEntry>(
        {
          rule: required(ruleId('The rule whose findings are ignored.')),
          path: required(text('A glob of paths below the workspace folder.')),
          reference: text('Only findings about this connection reference are ignored.', { mayBeEmpty: true }),
          reason: required(text('Why the findings are ignored, for readers of this file.')),
        },
        'whole',
      ),
      'Findings that Connref ignores, each with a reason.',
    ),
    externals: list(
      text(),
      'Globs of names of connection references and custom connectors that every target environment already has.',
    ),
    exclude: list(text(), 'Globs of paths that Connref does not read.'),
    environments: byName(
      environmentShape,
      'The target environments by name. Missing members are inferred from the names, folders and content of the settings files.',
    ),
    tokens: list(
      text(undefined, { pattern: { form: tokenPattern, expected: 'tokenPattern' } }),
      'Patterns of tokens that your pipeline replaces in settings files, in addition to the usual ones. Write one * for the name: <<*>>.',
    ),
  },
  ['$schema'],
);
