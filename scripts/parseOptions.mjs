import { parseArgs } from 'node:util';
import { UsageError } from './console.mjs';

/**
 * Reads the options and arguments of a script. Throws a {@link UsageError} with the usage if an option is unknown or lacks its
 * value, or if there are arguments that the script doesn't take.
 *
 * @template {Pick<import('node:util').ParseArgsConfig, 'options' | 'allowPositionals'>} Config
 * @param {readonly string[]} args
 * @param {Config} config as in `parseArgs`
 * @param {string} usage
 */
export function parseOptions(args, config, usage) {
  try {
    return parseArgs({ args: [...args], ...config });
  } catch (error) {
    // The first sentence says what is wrong. The rest is about arguments that begin with a dash.
    const [problem] = error instanceof Error ? error.message.split(/\.\s|\.$/) : [String(error)];
    throw new UsageError(`${problem}.\n\n${usage}`);
  }
}

/**
 * Throws a {@link UsageError} if a list has names that don't exist.
 *
 * @param {string} noun of what the names are for, such as “stage”
 * @param {readonly string[] | undefined} names
 * @param {readonly string[]} known
 */
export function requireKnown(noun, names, known) {
  const unknown = (names ?? []).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`There is no ${noun} ${unknown.join(', ')}. The ${noun}s are: ${known.join(', ')}.`);
  }
}
