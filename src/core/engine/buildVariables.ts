import { directoryOf } from '../model/filePath';
import type { EnvironmentVariable } from '../model/solution';
import type { FileFacts } from './readFacts';

/** Returns the environment variables of a solution. The value of a variable is in a file beside its definition. */
export function buildVariables(
  definitions: readonly FileFacts<'environmentVariable'>[],
  valueFiles: readonly FileFacts<'environmentVariableValue'>[],
): EnvironmentVariable[] {
  const values = new Map(valueFiles.map(({ file, facts }) => [directoryOf(file), { file, ...facts }]));
  return definitions.map(({ file, facts }) => {
    const value = values.get(directoryOf(file));
    const hasValue = value?.hasValue ?? false;
    return { ...facts, file, hasValue, value: value?.value, valueFile: hasValue ? value?.file : undefined };
  });
}
