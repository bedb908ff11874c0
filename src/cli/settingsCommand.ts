import { checkCommand, settingsCheckUsage } from './checkCommand';
import { CommandError } from './commandError';
import { createCommand, createUsage } from './settings/createCommand';
import { renderCommand, renderUsage } from './settings/renderCommand';
import { syncCommand, syncUsage } from './settings/syncCommand';

export const settingsUsages: Readonly<Record<string, string>> = {
  create: createUsage,
  sync: syncUsage,
  check: settingsCheckUsage,
  render: renderUsage,
};

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
    case undefined:
    default:
      throw new CommandError(
        `connref settings needs one of create, sync, check and render. connref settings --help tells more.`,
      );
  }
}
