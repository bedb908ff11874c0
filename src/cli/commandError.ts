/** The command cannot run: its words are off, or what it names is not there. The message says what to do. */
export class CommandError extends Error {}
