import type { AcceleratorSettings } from '../model/acceleratorSettings';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { baseName, type FilePath } from '../model/filePath';
import type { SettingsFileFacts } from '../readers/components/deploymentSettings';

/** What a settings file is: one that `pac` reads, one of the ALM Accelerator, or both. */
export interface SettingsFileParts {
  readonly settings: DeploymentSettings | undefined;
  readonly accelerator: AcceleratorSettings | undefined;
}

/**
 * The name of the file that the pipeline of the ALM Accelerator reads beside the one for `pac`
 * (docs/formats.md#settings-files-of-the-alm-accelerator).
 */
const acceleratorName = /(?<!\p{L})custom[-_. ]?deployment[-_. ]?settings(?!\p{L})/iu;

/**
 * Divides a settings file into the part for `pac` and the part for the ALM Accelerator. A file with the Accelerator's name
 * has no part for `pac`, whatever it contains: its pipeline never passes the file to `pac`.
 * @param facts Undefined for a file that is not valid JSON.
 */
export function settingsFileParts(file: FilePath, facts: SettingsFileFacts | undefined): SettingsFileParts {
  const isOfAccelerator = acceleratorName.test(baseName(file));
  const readable = facts !== undefined;
  const { settings, accelerator } = facts ?? {
    settings: { references: [], variables: [], misshapen: [] },
    accelerator: undefined,
  };
  const content = accelerator ?? (isOfAccelerator ? { activations: [], owners: [], shares: [] } : undefined);
  return {
    settings: isOfAccelerator || !settings ? undefined : { file, readable, ...settings },
    accelerator: content && { file, readable, ...content },
  };
}
