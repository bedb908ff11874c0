import { checkCommand, checkUsage } from './checkCommand';
import { CommandError } from './commandError';
import { planCommand, planUsage } from './planCommand';
import { settingsCommand, settingsUsage } from './settingsCommand';

const usage = `Finds cloud flows of unpacked Dataverse solutions whose connections break at import.

${checkUsage}

${planUsage}

${settingsUsage}

Exit code: 0 clean, 1 findings at or over the threshold, or an import that fails or leaves flows off, 2 cannot run.`;

type Command = (args: readonly string[], output: NodeJS.WriteStream, errors: NodeJS.WriteStream) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  check: checkCommand,
  plan: planCommand,
  settings: settingsCommand,
};

/** Runs the command that the arguments name. @returns The exit code. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  if (
    command === undefined ||
    command === 'help' ||
    [command, ...args].some((arg) => arg === '--help' || arg === '-h')
  ) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (run === undefined) {
    throw new CommandError(`There is no command “${command}”. connref --help lists the commands.`);
  }
  return run(args, process.stdout, process.stderr);
}

// Whoever reads the output may have enough of it: `connref check | head`.
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
    process.stderr.write(
      `connref: ${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
