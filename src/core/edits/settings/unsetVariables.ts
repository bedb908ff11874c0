import type { CreateSettings } from '../operations/settingsOperation';
import { nameKey, sameName } from '../../model/names';
import type { EnvironmentVariable, Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { EnvironmentSettings } from '../../settings/environmentSettings';
import type { SettingsRemark } from './settingsRemark';
import { needsValue, variableRemarks } from './settingsSync';

/**
 * Remarks about environment variables for which the settings files of a new environment lack an entry: variables that
 * need a value, and variables that other environments set.
 * @param environment The name of the new environment.
 * @param operations The operations that create the settings files.
 * @param solutions The solutions that the settings files are for.
 */
export function unsetVariables(
  environment: string,
  operations: readonly CreateSettings[],
  solutions: readonly Solution[],
  index: WorkspaceIndex,
): SettingsRemark[] {
  const isSet = ({ schemaName }: EnvironmentVariable): boolean =>
    operations.some(({ variables }) => variables.some((each) => sameName(each.schemaName, schemaName)));
  const defined = solutions.flatMap(({ environmentVariables }) => environmentVariables);
  const unset = [...new Map(defined.map((each) => [nameKey(each.schemaName), each])).values()].filter(
    (each) => !isSet(each),
  );
  const needed = unset.filter(({ schemaName }) => needsValue(schemaName, solutions));
  const others = othersFor(environment, solutions, index);
  const setByOthers = unset
    .filter((each) => !needed.includes(each))
    .map(({ schemaName }) => ({
      schemaName,
      environments: others.filter((other) => (other.variable(schemaName)?.value ?? '') !== ''),
      isShipped: defined.some((each) => sameName(each.schemaName, schemaName) && each.hasValue),
    }))
    .filter(({ environments }) => environments.length > 0);
  const remarks = (value: 'shipped' | 'default'): SettingsRemark[] => {
    const variables = setByOthers
      .filter((each) => each.isShipped === (value === 'shipped'))
      .map(({ schemaName, environments }) => ({
        variable: schemaName,
        environments: environments.map((each) => each.environment.name),
      }));
    return variables.length === 0 ? [] : [{ kind: 'valuesOfOthers', variables, environment, value }];
  };
  return [...variableRemarks(needed.map(({ schemaName }) => schemaName)), ...remarks('shipped'), ...remarks('default')];
}

/**
 * The settings of all environments except those with the given name. Of each environment, only files for one of the
 * given solutions count.
 */
function othersFor(environment: string, solutions: readonly Solution[], index: WorkspaceIndex): EnvironmentSettings[] {
  const roots = solutions.map(({ root }) => root);
  return index
    .environments()
    .filter(({ name }) => !sameName(name, environment))
    .map(
      (other) =>
        new EnvironmentSettings(
          other,
          index,
          other.files.filter((target) => target.solutions.some((root) => roots.includes(root))),
        ),
    );
}
