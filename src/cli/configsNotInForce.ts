import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFileName } from '../core/config/workspaceConfig';
import { firstOf } from './firstOf';
import type { Workspace } from './workspace';

/**
 * A line for every configuration above a folder that has none of its own, and for every one below: somebody may believe
 * that it is in force. Each is named once; ten of many.
 */
export function configsNotInForce({ directories, configsBelow, shownPath }: Workspace): string {
  const above = new Set(directories.map(configAbove).filter((found) => found !== undefined));
  const lines = [
    ...[...above].map((config) => notInForce(config, 'above')),
    ...configsBelow.map((file) => notInForce(shownPath(file), 'below')),
  ];
  return firstOf(lines)
    .map((line) => `${line}\n`)
    .join('');
}

function notInForce(config: string, where: 'above' | 'below'): string {
  return `${config} is not in force: it is read from the folders that are checked, not from those ${where} them.`;
}

/** The nearest configuration above a folder that has none of its own. */
function configAbove(folder: string): string | undefined {
  for (let directory = folder; ; directory = dirname(directory)) {
    if (existsSync(join(directory, configFileName))) {
      return directory === folder ? undefined : join(directory, configFileName);
    }
    if (directory === dirname(directory)) {
      return undefined;
    }
  }
}
