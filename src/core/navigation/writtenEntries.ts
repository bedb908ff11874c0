import { connectionEntry, type WrittenEntry } from '../readers/components/connectionEntry';
import { member, members } from '../readers/parseJson';
import { parseJsonValue } from '../text/jsonTree';

/**
 * Returns the entries of `connectionReferences` in a flow's current text. While the user types, the text is often
 * invalid JSON and the index has no entries, but most entries can still be found in the text. Never throws.
 */
export function writtenEntries(text: string): WrittenEntry[] {
  const entries = member(member(parseJsonValue(text), 'properties'), 'connectionReferences');
  return members(entries).map(([key, entry]) => connectionEntry(key, entry));
}
