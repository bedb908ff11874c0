/** An error that the user can understand and act on. It is printed without a stack. */
export class PlainError extends Error {}

/** An error in the options or arguments of a script. The script did nothing. */
export class UsageError extends PlainError {}

/**
 * @param {string} text
 */
export function heading(text) {
  console.log(`\n== ${text}`);
}

/**
 * @param {string} text
 */
export function note(text) {
  console.log(`   ${text}`);
}

/**
 * @param {number} since as given by performance.now()
 */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Prints the title of a long step, runs it, and prints how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function progress(title, work) {
  const start = performance.now();
  note(`${title} …`);
  const result = await work();
  note(`${title}: done in ${secondsSince(start)}`);
  return result;
}

/**
 * Runs a script's main function. An error is printed on stderr and makes the exit code 1, a {@link UsageError} makes it 2.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  // By default a signal ends the process without its 'exit' event. Editors that the script started would go on running.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
  try {
    await main();
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
