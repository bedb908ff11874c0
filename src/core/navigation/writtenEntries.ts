import { parse } from 'jsonc-parser';
import type { ConnectionEntry } from '../model/flow';
import { connectionEntry } from '../readers/components/connectionEntry';
import { member, members } from '../readers/parseJson';

/** A connection entry as written in the text, without the operations that use it. */
export type WrittenEntry = Omit<ConnectionEntry, 'usedBy' | 'unused'>;

/**
 * Returns the entries of `connectionReferences` in a flow's current text. While the user types, the text is often invalid
 * JSON and the index has no entries; this parser still finds most of them. Never throws.
 */
export function writtenEntries(text: string): WrittenEntry[] {
  const entries = member(member(parsed(text), 'properties'), 'connectionReferences');
  return members(entries).map(([key, entry]) => connectionEntry(key, entry, [], false));
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The parser is recursive: a very deeply nested text overflows the stack. Nobody edits such a flow, so no entries are
    // returned, and completion and hovers do not fail.
    if (!(error instanceof RangeError)) {
      throw error;
    }
    return undefined;
  }
}
