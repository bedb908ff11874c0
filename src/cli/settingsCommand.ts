import { checkCommand } from './checkCommand';
import { CommandError } from './commandError';
import { createCommand } from './settings/createCommand';
import { renderCommand } from './settings/renderCommand';
import { syncCommand } from './settings/syncCommand';

export const settingsUsage = `connref settings create <environment> [folder] [--like ENVIRONMENT]

Writes the deployment settings files of a new environment, beside those of another one and named as they are.

connref settings sync [folder…] [options]

Adds to the settings files what their solutions have and they lack. Everything else stays as it is, byte for byte.

  --environment NAME    Only the files of this environment; may be given more than once
  --remove-stale        Removes entries for what none of the solutions has
  --variables token     Gives variables that need a value a token in the style of the file
  --dry-run             Changes nothing; the exit code is 1 when something would change

connref settings check [folder…] [options]

Checks the settings files alone; options and exit code of connref check.

connref settings render --environment NAME [folder…] [options]

Prints the file that an import gets: the files of the environment over one another, tokens replaced, nothing empty.

  --solution NAME       Only the files for this solution
  --base FILE           A file that lies below those of the environment; may be given more than once
  --variables FILE      Values for tokens, as NAME=value lines or a JSON object; else those of the process
  --output FILE         Writes the file instead of printing it`;

/** Runs `connref settings …`. @returns The exit code. */
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
    default:
      throw new CommandError(
        `connref settings needs one of create, sync, check and render. connref --help tells more.`,
      );
  }
}
