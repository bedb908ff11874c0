import assert from 'node:assert/strict';
import { PageBrowser, type MappingPage, type PageOptions } from './mappingPage';
import { sampleView } from './sampleView';

/**
 * Gives each test of the suite that calls it a page of its own, with the sample in it, that must end without complaints.
 * @returns What opens further pages in the same browser.
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
