import type { FactIndex } from '../model/workspaceIndex';
import { EnvironmentSettings } from '../settings/environmentSettings';
import type { RuleSubjects } from './rule';

/**
 * The settings that imports into the environment of a settings file use. Undefined for a template, whose values people
 * replace in a copy, and while a settings file of the environment cannot be read: it may contain the entry that counts.
 */
export function completeSettings(
  { environment }: RuleSubjects['settings'],
  index: FactIndex,
): EnvironmentSettings | undefined {
  if (environment.isTemplate) {
    return undefined;
  }
  const settings = new EnvironmentSettings(environment, index);
  return settings.areReadable ? settings : undefined;
}
