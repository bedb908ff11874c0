import type { FilePath } from '../../core/model/filePath';
import { parseJson } from '../../core/readers/parseJson';
import { LineIndex } from '../../core/text/lineIndex';
import { CommandError } from '../commandError';
import type { Workspace } from '../workspace';
import { jsonProblemText } from './jsonProblemText';
import { agree } from '../../core/text/counted';

/** @throws CommandError naming each of these settings files whose JSON is broken, and where: nobody knows what it says. */
export async function refuseBrokenFiles(
  files: readonly FilePath[],
  { engine, shownPath }: Pick<Workspace, 'engine' | 'shownPath'>,
): Promise<void> {
  const lines: string[] = [];
  for (const file of files) {
    if (engine.index.settingsIn(file)?.readable === false) {
      lines.push(whereBroken(shownPath(file), (await engine.readText(file))?.text ?? ''));
    }
  }
  if (lines.length > 0) {
    throw new CommandError(
      [...lines, `Repair ${agree(lines.length, 'it', 'them')} first: nothing was written.`].join('\n'),
    );
  }
}

/** The name of a file, the line and column from 1 where its JSON breaks, and how. */
function whereBroken(name: string, text: string): string {
  const { problem } = parseJson(text);
  if (problem?.place.kind !== 'span') {
    return `${name}: This file is not valid JSON.`;
  }
  const { line, column } = new LineIndex(text).position(problem.place.start);
  return `${name}:${line + 1}:${column + 1}: ${jsonProblemText(problem)}`;
}
