import { type GlobPart, slash, widthOf } from './globParts';

/** Where the test goes on after a mismatch: the offset in the text, and the index of the part that follows. */
interface Retry {
  text: number;
  readonly part: number;
}

/**
 * Whether the parts of a glob match the whole text.
 *
 * After a mismatch only the last `*` takes in one character more, and when it cannot, the last `**` one part of the path
 * more. To retry earlier ones would change nothing: what they match is as short as possible, and later ones can take in
 * all that they would give up. So the time is at most the number of parts multiplied by the square of the length.
 */
export function matchesParts(parts: readonly GlobPart[], text: string): boolean {
  let textAt = 0;
  let partAt = 0;
  let anyText: (Retry & { readonly inPart: boolean }) | undefined;
  let pathParts: Retry | undefined;
  for (;;) {
    const part = parts[partAt];
    const code = text.codePointAt(textAt);
    if (part === undefined && code === undefined) {
      return true;
    }
    if (part?.kind === 'below' && (code === undefined || code === slash)) {
      return true;
    }
    if (part?.kind === 'text') {
      partAt++;
      anyText = { text: textAt, part: partAt, inPart: part.inPart };
    } else if (part?.kind === 'pathParts') {
      partAt++;
      pathParts = { text: textAt, part: partAt };
      anyText = undefined;
    } else if (part && code !== undefined && isAt(part, code)) {
      partAt++;
      textAt += widthOf(code);
    } else {
      const taken = anyText && text.codePointAt(anyText.text);
      if (anyText && taken !== undefined && !(anyText.inPart && taken === slash)) {
        anyText.text += widthOf(taken);
        [textAt, partAt] = [anyText.text, anyText.part];
      } else {
        const end = pathParts ? text.indexOf('/', pathParts.text) : -1;
        if (!pathParts || end < 0) {
          return false;
        }
        pathParts.text = end + 1;
        [textAt, partAt] = [pathParts.text, pathParts.part];
        anyText = undefined;
      }
    }
  }
}

function isAt(part: GlobPart, code: number): boolean {
  return part.kind === 'character' ? part.code === code : part.kind === 'oneOf' && part.matches(code);
}
