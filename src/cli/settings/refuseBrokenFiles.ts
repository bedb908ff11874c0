import type { FilePath } from '../../core/model/filePath';
import { parseJson } from '../../core/readers/parseJson';
import { LineIndex } from '../../core/text/lineIndex';
import { CommandError } from '../commandError';
import type { Workspace } from '../workspace';
import { jsonProblemText } from './jsonProblemText';
import { agree } from '../../core/text/countOf';

/**
 * Stops a command when a settings file has broken JSON, because the result would be wrong without the entries of the
 * file.
 * @throws CommandError with the path of each broken file, and the line and column of the error if they are known.
 */
export async function refuseBrokenFiles(
  files: readonly FilePath[],
  { engine, shownPath }: Pick<Workspace, 'engine' | 'shownPath'>,
): Promise<void> {
  const lines: string[] = [];
  for (const file of files) {
    if (engine.index.settingsIn(file)?.readable === false) {
      lines.push(describeBrokenFile(shownPath(file), (await engine.readText(file))?.text ?? ''));
    }
  }
  if (lines.length > 0) {
    throw new CommandError(
      [...lines, `Nothing was written. Fix ${agree(lines.length, 'this file', 'these files')} first.`].join('\n'),
    );
  }
}

/**
 * The line to print for a settings file with broken JSON: its path, the line and column (from 1) of the error if they
 * are known, and the reason.
 */
function describeBrokenFile(name: string, text: string): string {
  const { problem } = parseJson(text);
  if (problem?.place.kind !== 'span') {
    return `${name}: This file is not valid JSON.`;
  }
  const { line, column } = new LineIndex(text).position(problem.place.start);
  return `${name}:${line + 1}:${column + 1}: ${jsonProblemText(problem)}`;
}
