import type { IgnoreEntry } from '../model/ignoreEntry';
import { tokenPattern } from '../text/tokens';
import { type DeclaredEnvironment, environmentShape } from './declaredEnvironment';
import { type RuleSeverity, ruleSeverities } from './ruleSeverity';
import { byName, entry, list, object, required, ruleId, severityByRule, text } from './shape';

/** What `.connref.json` says. */
export interface WorkspaceConfig {
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  readonly ignore: readonly IgnoreEntry[];
  /** Name globs of references and connectors that every target environment already has. */
  readonly externals: readonly string[];
  /** Path globs of what is not read. */
  readonly exclude: readonly string[];
  /** The target environments, in the file's order. */
  readonly environments: readonly DeclaredEnvironment[];
  /** Patterns of pipeline tokens beside the known ones, with `*` for the name. */
  readonly tokens: readonly string[];
}

/** The only place that says what `.connref.json` may hold: reader, JSON schema and documentation come from it. */
export const configShape = object<WorkspaceConfig>(
  {
    rules: severityByRule(
      `The severity of each rule, where it is not the default: ${ruleSeverities.join(', ')}. It holds for every finding of the rule.`,
    ),
    ignore: list(
      entry<IgnoreEntry>(
        {
          rule: required(ruleId('The rule whose findings are left out.')),
          path: required(text('A glob of paths below the workspace folder.')),
          reference: text('Limits the entry to findings about this connection reference.', { mayBeEmpty: true }),
          reason: required(text('Why, for whoever asks later.')),
        },
        'Each entry needs rule, path and reason.',
      ),
      'Findings that are left out, each with a reason.',
    ),
    externals: list(
      text(),
      'Globs of names of connection references and custom connectors that every target environment already has.',
    ),
    exclude: list(text(), 'Globs of paths that are not read.'),
    environments: byName(
      environmentShape,
      'An object of environments by name',
      'The target environments by name. What is not said is inferred from the names, folders and contents of the settings files.',
    ),
    tokens: list(
      text(undefined, {
        pattern: {
          form: tokenPattern,
          expected: 'A pattern with one * for the name is expected here, such as "<<*>>".',
        },
      }),
      'Patterns of the tokens that your pipeline replaces in settings files, beside the usual ones, with one * for the name: <<*>>.',
    ),
  },
  ['$schema'],
);
