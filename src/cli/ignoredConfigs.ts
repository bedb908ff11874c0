import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFileName } from '../core/config/workspaceConfig';
import { firstTen } from './firstTen';
import type { Workspace } from './workspace';

/**
 * A line for each `.connref.json` that does not apply because it is above or below the folders, at most ten and the number of
 * the rest. Without the line, a user could believe that the file applies. A file above a folder is left out when the folder has
 * a `.connref.json`.
 */
export function ignoredConfigs({ directories, configsBelow, shownPath }: Workspace): string {
  const above = new Set(directories.map(findConfigAbove).filter((found) => found !== undefined));
  const lines = [
    ...Array.from(above, (config) => describeIgnoredConfig(config, 'above')),
    ...configsBelow.map((file) => describeIgnoredConfig(shownPath(file), 'below')),
  ];
  return firstTen(lines)
    .map((line) => `${line}\n`)
    .join('');
}

function describeIgnoredConfig(config: string, where: 'above' | 'below'): string {
  return `${config} is ignored because it is ${where} the folders that are read. Move it into one of these folders, or run the command on its folder.`;
}

/** The nearest `.connref.json` above a folder; undefined when there is none, or when the folder itself contains one. */
function findConfigAbove(folder: string): string | undefined {
  for (let directory = folder; ; directory = dirname(directory)) {
    if (existsSync(join(directory, configFileName))) {
      return directory === folder ? undefined : join(directory, configFileName);
    }
    if (directory === dirname(directory)) {
      return undefined;
    }
  }
}
