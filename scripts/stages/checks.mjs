import { runNode } from '../process.mjs';
import { failure } from './results.mjs';

/**
 * A stage that runs a script and passes or fails as a whole. The script's output is shown while it runs.
 *
 * @param {string} script
 */
export function check(script) {
  return async () => {
    const { code } = await runNode([script]);
    return code === 0 ? { passed: 1, failures: [], skips: [] } : failure(script, 'see its output above');
  };
}
