import { configFileName } from '../core/config/workspaceConfig';
import { visibleText } from '../core/text/visibleText';
import type { Workspace } from './workspace';

const maxLines = 5;

/**
 * The lines to print for the findings in the `.connref.json` of the folders: at most five, then a line with the number of the
 * other findings. A wrong `.connref.json` changes what a command does, so these findings are printed whatever else the command
 * reports.
 */
export async function configFindings({ engine, folders, shownPath }: Workspace): Promise<string> {
  const lines: string[] = [];
  for (const file of folders.map((folder) => `${folder}/${configFileName}`)) {
    for (const { range, message } of await engine.locatedFindings(file)) {
      lines.push(`${visibleText(shownPath(file))}:${range.start.line + 1}: ${message}\n`);
    }
  }
  const rest = lines.length > maxLines ? [`… and ${lines.length - maxLines} more in ${configFileName}\n`] : [];
  return [...lines.slice(0, maxLines), ...rest].join('');
}
