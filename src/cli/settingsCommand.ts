import { checkCommand } from './checkCommand';
import { CommandError } from './commandError';
import { createCommand } from './settings/createCommand';
import { renderCommand } from './settings/renderCommand';
import { syncCommand } from './settings/syncCommand';

/** Runs `connref settings create`, `sync`, `check` or `render`. @returns The exit code. */
export async function settingsCommand(
  [command, ...args]: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  switch (command) {
    case 'create':
      return createCommand(args, output, errors);
    case 'sync':
      return syncCommand(args, output, errors);
    case 'check':
      return checkCommand(args, output, errors, 'settings');
    case 'render':
      return renderCommand(args, output, errors);
    case undefined:
    default:
      throw new CommandError(
        `${command === undefined ? 'The command after connref settings is missing' : `Unknown settings command “${command}”`}. Use \`create\`, \`sync\`, \`check\` or \`render\`.`,
      );
  }
}
