/**
 * Whether a member of a flow's definition has a name. Power Automate compares these names without case
 * (docs/formats.md#triggers-and-actions).
 * @param name Must have ASCII letters only.
 */
export function isMember(written: string, name: string): boolean {
  // Comparing lengths first avoids a lower-case copy of nearly every name, and this runs for each member of each action.
  return written === name || (written.length === name.length && written.toLowerCase() === name.toLowerCase());
}
