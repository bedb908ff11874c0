import type { FileProblem } from './readResult';

/** A file that the system does not give. @param reason Without a full stop. */
export function unreadableFile(reason: string): FileProblem {
  return {
    ruleId: 'unreadable-file',
    message: `This file cannot be read: ${reason}. Nothing in it is checked.`,
    place: { kind: 'file' },
  };
}

/** A text in which U+FFFD stands for bytes that are none in its encoding. */
export function damagedText(text: string): FileProblem {
  const at = Math.max(text.indexOf('\ufffd'), 0);
  return {
    ruleId: 'unreadable-file',
    message:
      'This file holds bytes that are no text in its encoding. Save it as UTF-8; until then Connref does not edit it.',
    place: { kind: 'span', start: at, end: at + 1 },
  };
}

/** Something in `.connref.json` that means nothing. */
export function meaninglessConfig(pointer: string, message: string, part: 'key' | 'value' = 'value'): FileProblem {
  return { ruleId: 'invalid-configuration', message, place: { kind: 'json', pointer, part } };
}
