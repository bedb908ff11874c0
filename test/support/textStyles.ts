import type { FilePath } from '../../src/core/model/filePath';
import { encodeText, type TextEncodingName } from '../../src/core/text/decodeText';
import { MemoryFileTree } from './memoryFileTree';

/** The encoding and format of the files in a repository. */
export interface TextStyle {
  readonly encoding: TextEncodingName;
  readonly eol: '\n' | '\r\n';
  readonly minified: boolean;
}

export const textStyles: readonly TextStyle[] = (['utf8', 'utf8bom', 'utf16le', 'utf16be'] as const).flatMap(
  (encoding) =>
    (['\n', '\r\n'] as const).flatMap((eol) => [false, true].map((minified) => ({ encoding, eol, minified }))),
);

/**
 * Writes texts in a style. Characters of two, three and four bytes are added, so that a mix-up of offsets in texts and
 * in bytes shows.
 */
export function inStyle(
  texts: readonly (readonly [FilePath, string])[],
  { encoding, eol, minified }: TextStyle,
): MemoryFileTree {
  const tree = new MemoryFileTree();
  for (const [file, text] of texts) {
    const written = (minified ? minify(file, text) : text).replaceAll('\n', eol);
    const foreign = written
      .replaceAll('Call_', 'Grüße_€_🚀_')
      .replace('<Entities />', '<Entities>Grüße €🚀</Entities>');
    tree.write(file, encodeText(foreign, encoding));
  }
  return tree;
}

function minify(file: FilePath, text: string): string {
  if (file.endsWith('.xml')) {
    return text.replace(/>\s+</g, '><');
  }
  // `.connref.json` is written by people and may contain comments, which JSON.parse refuses.
  return file.endsWith('.json') && !file.endsWith('.connref.json') ? JSON.stringify(JSON.parse(text)) : text;
}
