import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { EnvironmentVariable } from '../model/solution';
import { type SolutionIdentity, solutionName } from '../model/solutionIdentity';
import type { FactIndex, VariableDefinition } from '../model/workspaceIndex';
import { isSameValue } from '../settings/isSameValue';
import { groupBy } from '../text/groupBy';
import { shortened } from '../text/shortened';
import { environmentValuePlace } from './environmentValuePlace';
import { completeSettings } from './completeSettings';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

interface TwoValues {
  readonly variable: string;
  readonly solution: string;
  /** The value in the settings file and the value in the solution; undefined if they must not be shown. */
  readonly values: readonly [set: string, shipped: string] | undefined;
}

const messages = defineMessages({
  otherValue: ({ variable, solution, values }: TwoValues) => {
    const both = values
      ? `“${values[0]}” here and “${values[1]}” in solution ${solution}`
      : `one here and another one in solution ${solution}`;
    return `Environment variable ${variable} has two values: ${both}. The value in the solution goes to every environment, and it is not certain which of the two an import writes. Remove the value from the solution.`;
  },
  shippedValue: ({ variable, solution }: Omit<TwoValues, 'values'>) =>
    `Solution ${solution} contains this value of ${variable}.`,
});

export const settingsConflictingValueText: RuleText = {
  title: 'Settings file and solution have different values of an environment variable',
  description:
    'A deployment settings file sets an environment variable, and a solution that the file is for contains another value of it. The value in the solution goes to every environment. Not reported for pipeline tokens and in templates (settings files that only have placeholders).',
};

export const settingsConflictingValue = {
  id: 'settings-conflicting-value',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: (subject, index, report) => {
    const { settings, target, environment } = subject;
    const environmentSettings = completeSettings(subject, index);
    if (!environmentSettings) {
      return;
    }
    const tokens = index.tokens(settings.file);
    const roots = new Set(target.solutions.filter((root) => environment.solutions.includes(root)));
    for (const { schemaName, value = '', pointer } of settings.variables) {
      const shipped =
        value === '' || tokens.holdsToken(value) ? undefined : otherShippedValue(schemaName, value, roots, index);
      const counting = shipped && environmentSettings.effectiveEntry('variables', schemaName, shipped.roots);
      if (shipped && counting?.file === settings.file && counting.pointer === pointer) {
        const solution = solutionName(shipped.solution);
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/Value`, part: 'value' },
          message: messages.otherValue({
            variable: schemaName,
            solution,
            values: shownValues(schemaName, value, shipped.value, index),
          }),
          related: [
            {
              file: shipped.valueFile,
              place: environmentValuePlace,
              message: messages.shippedValue({ variable: schemaName, solution }),
            },
          ],
          data: { reference: schemaName, pointer },
        });
      }
    }
  },
} satisfies SettingsRule;

interface ShippedValue {
  readonly solution: SolutionIdentity;
  /** The roots of the copies of the solution that define the variable. */
  readonly roots: readonly FilePath[];
  readonly type: EnvironmentVariable['type'];
  readonly value: string;
  readonly valueFile: FilePath;
}

/**
 * The first solution that ships another value of a variable. Of several copies of a solution, it is unknown which one is
 * imported, so all of them must ship another value.
 * @param among The roots of the solutions of the settings file.
 */
function otherShippedValue(
  schemaName: string,
  value: string,
  among: ReadonlySet<FilePath>,
  index: FactIndex,
): ShippedValue | undefined {
  const defined = index.variablesNamed(schemaName).filter(({ solution }) => among.has(solution.root));
  for (const copies of groupBy(defined, ({ solution }) => nameKey(solutionName(solution))).values()) {
    const values = copies.map((copy) => shippedValue(copy, index));
    const [first] = values;
    if (first && values.every((each) => each && !isSameValue(each.type, each.value, value))) {
      return { ...first, roots: copies.map(({ solution }) => solution.root) };
    }
  }
  return undefined;
}

/** The value of a variable in a solution; undefined when there is none, or a pipeline replaces it. */
function shippedValue(
  { solution, variable: { type, value = '', valueFile } }: VariableDefinition,
  index: FactIndex,
): Omit<ShippedValue, 'roots'> | undefined {
  return value === '' || valueFile === undefined || index.tokens(valueFile).holdsToken(value)
    ? undefined
    : { solution, type, value, valueFile };
}

/** The two values as a message shows them; undefined if one may be a secret, or if they look alike when shortened. */
function shownValues(schemaName: string, set: string, shipped: string, index: FactIndex): TwoValues['values'] {
  const mayBeSecret = index.variablesNamed(schemaName).some(({ variable: { type } }) => secretTypes.has(type));
  const [here, there] = [shortened(set), shortened(shipped)];
  return mayBeSecret || here === there ? undefined : [here, there];
}

const secretTypes: ReadonlySet<EnvironmentVariable['type']> = new Set(['secret', 'unknown']);
