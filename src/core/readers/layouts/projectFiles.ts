import { archiveOf } from '../../model/archivePath';
import { baseName, type FilePath } from '../../model/filePath';

/**
 * Whether a file is the configuration of a code app project, by its path alone
 * (docs/formats.md#projects-beside-solutions).
 */
export function isCodeAppFile(file: FilePath): boolean {
  return baseName(file).toLowerCase() === 'power.config.json' && archiveOf(file) === undefined;
}

/** Whether a file shows that its folder is a workspace of the Copilot Studio extension. */
export function isAgentWorkspaceFile(file: FilePath): boolean {
  return /\/(?:agent|connectionreferences)\.mcs\.ya?ml$/i.test(file);
}
