import { configFileName } from '../core/config/workspaceConfig';
import type { Workspace } from './workspace';

const mostShown = 5;

/** A line for each problem of the folders' `.connref.json`, since it changes what a command does; five of many. */
export async function configProblems({ engine, folders, shownPath }: Workspace): Promise<string> {
  const lines: string[] = [];
  for (const file of folders.map((folder) => `${folder}/${configFileName}`)) {
    for (const { range, message } of await engine.locatedFindings(file)) {
      lines.push(`${shownPath(file)}:${range.start.line + 1}: ${message}\n`);
    }
  }
  const rest = lines.length > mostShown ? [`… and ${lines.length - mostShown} more in ${configFileName}\n`] : [];
  return [...lines.slice(0, mostShown), ...rest].join('');
}
