import { damagedText } from '../readers/fileProblems';
import { parseJson } from '../readers/parseJson';
import { readXml } from '../readers/parseXml';
import { type FileProblem, mergeConflict } from '../readers/readResult';
import { componentReaders } from '../readers/components/allComponents';
import { exportLayout } from '../readers/layouts/exportLayout';
import { decodeText } from '../text/decodeText';
import { LineIndex, type Position } from '../text/lineIndex';

/** Why a file of an export cannot be read, and where. Lines and columns count from 0. */
export interface PackedFileFault {
  readonly problem: FileProblem;
  readonly position: Position | undefined;
}

/**
 * Why a file must not go into a zip as it is: the XML, JSON or YAML of a component is broken, or the file has conflict
 * markers. Undefined for a sound file, and for a file whose content only its users know, such as a web resource.
 * @param name The path in the zip.
 */
export async function packedFileFault(name: string, bytes: Uint8Array): Promise<PackedFileFault | undefined> {
  const { text, damaged } = decodeText(bytes);
  const problem = await problemOf(name.toLowerCase(), text, damaged);
  const start = problem?.place.kind === 'span' ? problem.place.start : undefined;
  return problem && { problem, position: start === undefined ? undefined : new LineIndex(text).position(start) };
}

async function problemOf(path: string, text: string, damaged: boolean): Promise<FileProblem | undefined> {
  const kind = exportLayout.kindOf(path);
  // The reader of flows has facts for broken JSON, too.
  if (kind !== undefined && kind !== 'flowDefinition') {
    const { problem } = await componentReaders[kind](text, () => undefined);
    return problem ?? decodingProblem(text, damaged);
  }
  const isXml = /\.(?:xml|xaml)$/.test(path) && !path.startsWith('webresources/');
  const isJson = kind === 'flowDefinition' || (path.startsWith('connector/') && path.endsWith('.json'));
  const { problem } = isXml ? readXml(text, () => undefined) : isJson ? parseJson(text) : { problem: undefined };
  const isBinary = damaged && !isXml && !isJson;
  return problem ?? (isBinary ? undefined : decodingProblem(text, damaged));
}

function decodingProblem(text: string, damaged: boolean): FileProblem | undefined {
  return damaged ? damagedText(text) : mergeConflict(text);
}
