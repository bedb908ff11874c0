/**
 * An error that is caused by the arguments or the files, not by a fault in Connref, such as an unknown option, a
 * missing folder or a refused edit. The command prints the message without a stack trace and ends with exit code 2.
 */
export class CommandError extends Error {}
