import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError } from './commandError';

/** Takes apart the arguments of a command. @throws CommandError for what it does not know. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}
