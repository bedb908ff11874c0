/**
 * Why the index may lack definitions, or flows, apps and agents that use a reference. `unreadable`: a file cannot be
 * read, and a person can fix the file. `notRead`: a solution has the YAML layout, whose components Connref does not
 * read. In both cases rules weaken their verdicts, because a component that the index lacks may exist.
 */
export type UnreadReason = 'unreadable' | 'notRead';
