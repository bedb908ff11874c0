import { runMocha, testFilesIn } from './mocha.mjs';

/**
 * Runs the tests of the mapping page in a browser, with a host that only records messages. The tests read the path of the
 * browser from CONNREF_TEST_BROWSER.
 *
 * @param {string} browser
 * @param {string | undefined} grep
 */
export function runPage(browser, grep) {
  return runMocha('page', testFilesIn('page'), { grep, timeout: 180_000, env: { CONNREF_TEST_BROWSER: browser } });
}
