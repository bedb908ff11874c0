import { configFileName } from '../core/config/workspaceConfig';
import type { Workspace } from './workspace';

const maxLines = 5;

/**
 * A line for each finding in the `.connref.json` of the folders, at most five and the number of the rest. A wrong configuration
 * changes what a command does, so the user must see the findings even if the command reports something else.
 */
export async function configFindings({ engine, folders, shownPath }: Workspace): Promise<string> {
  const lines: string[] = [];
  for (const file of folders.map((folder) => `${folder}/${configFileName}`)) {
    for (const { range, message } of await engine.locatedFindings(file)) {
      lines.push(`${shownPath(file)}:${range.start.line + 1}: ${message}\n`);
    }
  }
  const rest = lines.length > maxLines ? [`… and ${lines.length - maxLines} more in ${configFileName}\n`] : [];
  return [...lines.slice(0, maxLines), ...rest].join('');
}
