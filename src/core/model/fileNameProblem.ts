/** Why a text cannot be the first part of a file name. */
export type FileNameProblem = { readonly name: string } & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrongCharacter'; readonly character: string }
  /** A dot or a space at an end. */
  | { readonly kind: 'wrongEnd' }
  /** Windows has a device of this name, such as `con`. */
  | { readonly kind: 'device' }
);

const wrongCharacter = /[\\/:*?"<>|\p{Cc}\p{Cs}\u2028\u2029]/u;

/**
 * Checks a text that becomes the first part of a file name, before a dot. Undefined if Windows, macOS and Linux can
 * create the file.
 */
export function fileNameProblem(name: string): FileNameProblem | undefined {
  if (name === '') {
    return { kind: 'empty', name };
  }
  const [character] = wrongCharacter.exec(name) ?? [];
  if (character !== undefined) {
    return { kind: 'wrongCharacter', name, character };
  }
  if (/^[. ]|[. ]$/.test(name)) {
    return { kind: 'wrongEnd', name };
  }
  return isDeviceName(name) ? { kind: 'device', name } : undefined;
}

/**
 * A text for the first part of a file name: the name itself if it has no {@link fileNameProblem}. Otherwise each character that
 * it cannot have becomes `_`, so that the text is never a path.
 */
export function asFileName(name: string): string {
  const safe = name.replace(new RegExp(wrongCharacter, 'gu'), '_').replace(/^[. ]|[. ]$/g, '_');
  return safe === '' || isDeviceName(safe) ? `_${safe}` : safe;
}

/** Whether Windows reserves a name for a device. It does so with every extension, too. */
function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i.test(name);
}
