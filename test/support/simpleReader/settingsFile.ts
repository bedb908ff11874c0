import type { FilePath } from '../../../src/core/model/filePath';
import { readDeploymentSettings } from '../../../src/core/readers/components/deploymentSettings';
import { isSettingsCandidate } from '../../../src/core/readers/layouts/settingsCandidate';
import { type SettingsFileParts, settingsFileParts } from '../../../src/core/settings/settingsFileParts';
import type { FileProblem } from '../../../src/core/readers/readResult';
import { presentText } from './presentText';
import type { WorkspaceState } from './workspaceState';

/** A settings file, and the problems found while reading it. */
export interface ReadSettings extends SettingsFileParts {
  readonly file: FilePath;
  /** Whether the file is empty or ends too early, so that only its place shows whether it is a settings file. */
  readonly isDamaged: boolean;
  readonly problems: readonly FileProblem[];
}

/** Reads a settings file; undefined for any other file. @param root The root of the solution that contains the file. */
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
  const problems = [...text.problems, ...(problem ? [problem] : remarks)];
  const isDamaged = facts === 'damaged';
  return { file, isDamaged, ...settingsFileParts(file, isDamaged ? undefined : facts), problems };
}
