/**
 * An error that is not a fault of this program, such as an unknown option, a missing folder or a refused edit. The command prints
 * its message without a stack and ends with exit code 2. The message says what to do.
 */
export class CommandError extends Error {}
