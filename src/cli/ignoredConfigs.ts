import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFileName } from '../core/config/workspaceConfig';
import { firstTen } from './firstTen';

/** Where a command has looked for `.connref.json` files. */
interface ReadPlaces {
  /** The absolute paths of the folders that are read. */
  readonly directories: readonly string[];
  /** The paths of the `.connref.json` files in subfolders of these folders, as they are printed. */
  readonly configsBelow: readonly string[];
}

/**
 * The lines to print for `.connref.json` files that do not apply because they are in a parent folder or a subfolder of
 * the folders that are read: at most ten, then a line with the number of the other files. Without these lines, people
 * could believe that the files apply. A file in a parent folder is left out when the folder has a `.connref.json` too.
 */
export function ignoredConfigs({ directories, configsBelow }: ReadPlaces): string {
  const above = new Set(directories.map(findConfigAbove).filter((found) => found !== undefined));
  const lines = [
    ...Array.from(above, (config) => describeIgnoredConfig(config, 'above')),
    ...configsBelow.map((config) => describeIgnoredConfig(config, 'below')),
  ];
  return firstTen(lines)
    .map((line) => `${line}\n`)
    .join('');
}

function describeIgnoredConfig(config: string, where: 'above' | 'below'): string {
  return `${config} is ignored because it is ${where} the folders that are read. Move it into one of these folders, or run the command on its folder.`;
}

/**
 * The nearest `.connref.json` in the parent folders of a folder. Undefined when no parent folder has one, and when the
 * folder itself has one.
 */
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
