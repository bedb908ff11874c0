import { runMocha, testFilesIn } from './mocha.mjs';

/**
 * Runs the tests of the webview's page, in a browser and with a host that only records. They find the browser in
 * CONNREF_TEST_BROWSER.
 *
 * @param {string} browser
 * @param {string | undefined} grep
 */
export function runPage(browser, grep) {
  return runMocha('page', testFilesIn('page'), { grep, timeout: 180_000, env: { CONNREF_TEST_BROWSER: browser } });
}
