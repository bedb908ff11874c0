/** The greatest number of globs without braces that one glob may stand for. */
export const mostAlternatives = 1000;

/**
 * Writes out the braces of a glob: `src/{a,b}` stands for `src/a` and `src/b`. Braces without a comma or without a partner
 * are ordinary characters, as in a name that contains a GUID in braces.
 * @returns The globs without such braces, escapes unchanged; undefined for more than {@link mostAlternatives}.
 */
export function alternativesOf(glob: string): readonly string[] | undefined {
  let done = [''];
  for (const piece of piecesOf(glob)) {
    const inner = typeof piece === 'string' ? [piece] : innerAlternatives(piece);
    if (inner === undefined || done.length * inner.length > mostAlternatives) {
      return undefined;
    }
    done = done.flatMap((before) => inner.map((each) => before + each));
  }
  return done;
}

function innerAlternatives(choices: readonly string[]): readonly string[] | undefined {
  const all: string[] = [];
  for (const choice of choices) {
    const inner = alternativesOf(choice);
    if (inner === undefined || all.length + inner.length > mostAlternatives) {
      return undefined;
    }
    all.push(...inner);
  }
  return all;
}

/** The text between braces as texts, and the content of outermost braces as the list of its choices. */
function piecesOf(glob: string): (string | readonly string[])[] {
  const closing = closingBraces(glob);
  const pieces: (string | readonly string[])[] = [];
  let plainStart = 0;
  for (let at = 0; at < glob.length; at += glob[at] === '\\' ? 2 : 1) {
    const end = closing.get(at);
    if (end !== undefined) {
      pieces.push(glob.slice(plainStart, at), choicesIn(glob.slice(at + 1, end)));
      at = end;
      plainStart = end + 1;
    }
  }
  return [...pieces, glob.slice(plainStart)];
}

/** The offset of the closing brace by the offset of the opening one, for braces with a comma directly between them. */
function closingBraces(glob: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: { readonly at: number; hasComma: boolean }[] = [];
  for (let at = 0; at < glob.length; at += glob[at] === '\\' ? 2 : 1) {
    const inner = open.at(-1);
    if (glob[at] === '{') {
      open.push({ at, hasComma: false });
    } else if (glob[at] === ',' && inner) {
      inner.hasComma = true;
    } else if (glob[at] === '}' && inner) {
      open.pop();
      if (inner.hasComma) {
        closing.set(inner.at, at);
      }
    }
  }
  return closing;
}

/** Splits the content of braces at the commas that are not in inner braces. */
function choicesIn(content: string): string[] {
  const choices: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < content.length; at += content[at] === '\\' ? 2 : 1) {
    const character = content[at];
    if (character === '{') {
      depth++;
    } else if (character === '}') {
      depth--;
    } else if (character === ',' && depth === 0) {
      choices.push(content.slice(start, at));
      start = at + 1;
    }
  }
  return [...choices, content.slice(start)];
}
