/**
 * Why the system refused something, from an error of Node.js or VS Code, such as `EACCES: permission denied`. The paths in its
 * message are left out: they are those of this machine, and messages name files by their paths in the workspace.
 */
export function systemErrorReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /\bE[A-Z\d]{2,}: [^,']+/.exec(message)?.[0].trim() ?? message.replace(/ '[^']*'/g, '');
}
