import { decodeXmlText } from './xmlText';

/**
 * The decoded text of an XML element's content, with the way back to the file: JSON inside XML can be written with XML
 * references such as `&quot;`, or in CDATA sections.
 */
export interface EmbeddedText {
  readonly text: string;
  /** The offset in the file of an offset in `text`, both in UTF-16 code units. */
  readonly offsetInFile: (offset: number) => number;
  /** The offset in the file behind the code unit before an offset in `text`. Use it for the end of a span. */
  readonly endInFile: (offset: number) => number;
  /** Whether the text at this offset of `text` is in a CDATA section, so that it is written without XML references. */
  readonly isVerbatim: (offset: number) => boolean;
}

interface Piece {
  readonly at: number;
  readonly inFile: number;
  /** The offset in the file behind an XML reference, which is longer than its text; undefined for other text. */
  readonly endOfReference: number | undefined;
  readonly isVerbatim: boolean;
}

const markup = /<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|<\?[^]*?\?>|&(?:#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot|apos);/g;

/**
 * Decodes the content of an element between two offsets of a file, without child elements.
 * @param start The offset of the content's first code unit.
 * @param end The offset behind the content.
 */
export function decodeEmbeddedText(file: string, start: number, end: number): EmbeddedText {
  const pieces: Piece[] = [];
  let text = '';
  const add = (decoded: string, inFile: number, isVerbatim = false, endOfReference?: number): void => {
    if (decoded !== '') {
      pieces.push({ at: text.length, inFile, endOfReference, isVerbatim });
      text += decoded;
    }
  };
  let plainFrom = start;
  for (const { 0: found, 1: verbatim, index } of file.slice(start, end).matchAll(markup)) {
    const at = start + index;
    add(file.slice(plainFrom, at), plainFrom);
    if (verbatim !== undefined) {
      add(verbatim, at + '<![CDATA['.length, true);
    } else if (found.startsWith('&')) {
      add(decodeXmlText(found), at, false, at + found.length);
    }
    plainFrom = at + found.length;
  }
  add(file.slice(plainFrom, end), plainFrom);
  const pieceAt = (offset: number): Piece | undefined => {
    let [from, to] = [0, pieces.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((pieces[middle]?.at ?? 0) <= offset) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return pieces[from];
  };
  return {
    text,
    offsetInFile: (offset) => {
      const piece = pieceAt(offset);
      return piece ? piece.inFile + (offset - piece.at) : start;
    },
    endInFile: (offset) => {
      const piece = pieceAt(offset - 1);
      return piece ? (piece.endOfReference ?? piece.inFile + (offset - piece.at)) : start;
    },
    isVerbatim: (offset) => pieceAt(offset)?.isVerbatim ?? false,
  };
}
