import { parse } from 'jsonc-parser';
import type { ConnectionEntry } from '../model/flow';
import { connectionEntry } from '../readers/components/connectionEntry';
import { member, members } from '../readers/parseJson';

/** An entry as it is written; who uses it is another question. */
export type WrittenEntry = Omit<ConnectionEntry, 'usedBy' | 'unused'>;

/**
 * The entries of `connectionReferences` in a flow's present text: also while somebody types and it is no valid JSON, those
 * that can be made out. Never throws.
 */
export function writtenEntries(text: string): WrittenEntry[] {
  const entries = member(member(parsed(text), 'properties'), 'connectionReferences');
  return members(entries).map(([key, entry]) => connectionEntry(key, entry, [], false));
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The parser is recursive: what nests too deeply for it is no flow that anybody edits.
    if (!(error instanceof RangeError)) {
      throw error;
    }
    return undefined;
  }
}
