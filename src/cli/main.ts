import { sep } from 'node:path';
import { version } from '../../package.json';
import { checkCommand } from './checkCommand';
import { CommandError } from './commandError';
import { helpFor } from './help';
import { planCommand } from './planCommand';
import { consolidateCommand } from './references/consolidateCommand';
import { copyCommand } from './references/copyCommand';
import { defineCommand } from './references/defineCommand';
import { deleteCommand } from './references/deleteCommand';
import { mergeCommand } from './references/mergeCommand';
import { renameCommand } from './references/renameCommand';
import { settingsCommand } from './settingsCommand';
import { print } from './print';
import { zipCommand } from './zipCommand';

type Command = (args: readonly string[], output: NodeJS.WriteStream, errors: NodeJS.WriteStream) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  check: checkCommand,
  consolidate: consolidateCommand,
  copy: (args, output, errors) => copyCommand(args, output, errors, false),
  define: defineCommand,
  delete: deleteCommand,
  merge: mergeCommand,
  move: (args, output, errors) => copyCommand(args, output, errors, true),
  plan: planCommand,
  rename: renameCommand,
  settings: settingsCommand,
  zip: zipCommand,
};

/**
 * Runs the command that the first argument selects, such as `check`, or prints help or the version.
 * @returns The exit code.
 */
async function main([command, ...args]: readonly string[]): Promise<number> {
  const words = [command, ...args].filter((word) => word !== undefined);
  if (command === undefined || command === 'help' || words.some((word) => word === '--help' || word === '-h')) {
    print(process.stdout, `${helpFor(command === 'help' ? args : words)}\n`);
    return 0;
  }
  if (command === '--version') {
    print(process.stdout, `${version}\n`);
    return 0;
  }
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (run === undefined) {
    throw new CommandError(`Unknown command “${command}”. Run connref --help to see all commands.`);
  }
  return run(args, process.stdout, process.stderr);
}

// In `connref check | head`, `head` closes the pipe before all output is written. Without this listener, the command
// would end with an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof CommandError;
    print(process.stderr, `connref: ${known ? error.message : stackOf(error)}\n`);
    process.exitCode = 2;
  },
);

/** The stack of an error that Connref did not expect, without the folder in which Connref is installed. */
function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return stack.replaceAll(__dirname + sep, '');
}
