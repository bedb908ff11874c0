import type { DeploymentSettings } from '../../../src/core/model/deploymentSettings';
import type { FilePath } from '../../../src/core/model/filePath';
import { readDeploymentSettings } from '../../../src/core/readers/components/deploymentSettings';
import { isSettingsCandidate } from '../../../src/core/readers/layouts/settingsCandidate';
import type { FileProblem } from '../../../src/core/readers/readResult';
import { presentText } from './presentText';
import type { WorkspaceState } from './workspaceState';

/** A settings file, and what is wrong with it as a file. */
export interface ReadSettings {
  readonly settings: DeploymentSettings;
  readonly problems: readonly FileProblem[];
}

/** The settings file that a file is; undefined for any other. @param root Of the solution in which it lies. */
export function readSettings(
  file: FilePath,
  root: FilePath | undefined,
  state: WorkspaceState,
): ReadSettings | undefined {
  const text = isSettingsCandidate(file, root) ? presentText(file, state) : undefined;
  if (text?.kind !== 'text') {
    return undefined;
  }
  const { facts, problem, remarks } = { remarks: [], ...readDeploymentSettings(text.text) };
  if (facts === 'other') {
    return undefined;
  }
  return facts
    ? { settings: { file, readable: true, ...facts }, problems: [...text.problems, ...remarks] }
    : {
        settings: { file, readable: false, references: [], variables: [], misshapen: [] },
        problems: [...text.problems, problem],
      };
}
