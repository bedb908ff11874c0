import assert from 'node:assert/strict';
import { PageBrowser, type MappingPage, type PageOptions } from './mappingPage';
import { sampleView } from './sampleView';

/**
 * Opens a new page with the sample view for each test of the calling suite. A test fails when the browser complains
 * about the page.
 * @returns A function that opens further pages in the same browser.
 */
export function pageForEachTest(use: (mapping: MappingPage) => void): (options?: PageOptions) => Promise<MappingPage> {
  let browser: PageBrowser;
  let mapping: MappingPage;

  before(async () => {
    browser = await PageBrowser.launch();
  });

  beforeEach(async () => {
    mapping = await browser.open({ view: sampleView() });
    await mapping.sent();
    use(mapping);
  });

  afterEach(async () => {
    assert.deepEqual(mapping.complaints, []);
    await mapping.close();
  });

  after(() => browser.close());

  return (options) => browser.open(options);
}
