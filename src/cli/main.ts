import { checkCommand, checkUsage } from './checkCommand';
import { CommandError } from './commandError';

const usage = `Finds cloud flows of unpacked Dataverse solutions whose connections break at import.

${checkUsage}

Exit code: 0 clean, 1 findings at or over the threshold, 2 cannot run.`;

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
  if (command !== 'check') {
    throw new CommandError(`There is no command “${command}”. connref --help lists the commands.`);
  }
  return checkCommand(args, process.stdout, process.stderr);
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
