import { parseArgs } from 'node:util';
import { PlainError } from './console.mjs';

/**
 * Reads the options of a script. Throws a {@link PlainError} with the usage if an option or argument is unknown or lacks its
 * value.
 *
 * @template {import('node:util').ParseArgsConfig['options']} Options
 * @param {readonly string[]} args
 * @param {Options} options as in `parseArgs`
 * @param {string} usage
 */
export function parseOptions(args, options, usage) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // The first sentence says what is wrong. The rest is about arguments that begin with a dash.
    const [problem] = error instanceof Error ? error.message.split(/\.\s|\.$/) : [String(error)];
    throw new PlainError(`${problem}.\n\n${usage}`);
  }
}
