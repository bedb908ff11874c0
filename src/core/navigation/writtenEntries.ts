import { parse } from 'jsonc-parser';
import type { ConnectionEntry } from '../model/flow';
import { connectionEntry } from '../readers/components/connectionEntry';
import { member, members } from '../readers/parseJson';

/** A connection entry as it is written in a flow's text, without the triggers and actions that use the entry. */
export type WrittenEntry = Omit<ConnectionEntry, 'usedBy' | 'unused'>;

/**
 * Returns the entries of `connectionReferences` in a flow's current text. While the user types, the text is often
 * invalid JSON and the index has no entries, but most entries can still be found in the text. Never throws.
 */
export function writtenEntries(text: string): WrittenEntry[] {
  const entries = member(member(parsed(text), 'properties'), 'connectionReferences');
  return members(entries).map(([key, entry]) => connectionEntry(key, entry, [], false));
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The parser is recursive, so a very deeply nested text overflows the stack. Nobody edits such a flow by hand, so
    // returning no entries is enough. An error would break completion and hovers.
    if (!(error instanceof RangeError)) {
      throw error;
    }
    return undefined;
  }
}
