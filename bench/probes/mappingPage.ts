// Scrolls and types in the production build of the mapping page, with 200 references in six environments, in a real browser.
import { writeSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { largeView } from '../../test/support/page/largeView';
import { PageBrowser, type MappingPage } from '../../test/support/page/mappingPage';

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const [executablePath, folder] = process.argv.slice(2);

void (async () => {
  const browser = await PageBrowser.launch(executablePath, folder);
  const mapping = await browser.open({ view: largeView(), width: 1400, height: 900 });
  const longestTasks: number[] = [];
  const keystrokes: (readonly number[])[] = [];
  for (let round = 0; round < 5; round++) {
    longestTasks.push(await longestTask(mapping.page, () => scrollThrough(mapping)));
    keystrokes.push(await typeEverywhere(mapping.page));
  }
  await browser.close();
  writeSync(1, JSON.stringify({ longestTasks, keystrokes }));
})();

/** Scrolls in small steps as with a wheel, in leaps as with the scroll bar, and page by page as with the keyboard. */
async function scrollThrough({ page }: MappingPage): Promise<void> {
  const scroller = page.locator('connref-grid .scroller');
  await scroller.evaluate(async (element) => {
    // Continue in a new task after the frame is drawn, as a user's input does. Otherwise the page would be drawn twice.
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (const step of [120, 480, -960]) {
      const end = step > 0 ? element.scrollHeight : 0;
      element.scrollTop = step > 0 ? 0 : element.scrollHeight;
      while (Math.abs(element.scrollTop - end) > element.clientHeight) {
        element.scrollTop += step;
        await frame();
      }
    }
    for (let leap = 0; leap < 20; leap++) {
      element.scrollTop = ((leap * 7) % 20) * (element.scrollHeight / 20);
      await frame();
    }
    for (let left = 0; left < element.scrollWidth; left += 100) {
      element.scrollLeft = left;
      await frame();
    }
    element.scrollTo(0, 0);
    await frame();
  });
  await page.locator('connref-grid .row.entry .cell.editable').first().click();
  for (let pages = 0; pages < 12; pages++) await page.keyboard.press('PageDown');
}

/** The longest task of the page's thread during an action, in milliseconds of processor time: waiting for other processes doesn't count. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threads = trace.traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const isOfPage = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = trace.traceEvents.filter((event) => event.name === 'RunTask' && isOfPage(event));
  if (tasks.length === 0) throw new Error('The trace holds no tasks.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

/** Milliseconds from each keystroke to the frame that shows it: in the filter, moving over cells, and in a cell. */
async function typeEverywhere(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const isListening = 'times' in window;
    Object.assign(window, { times });
    if (isListening) return;
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () =>
          (window as unknown as { times: number[] }).times.push(performance.now() - timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(undefined));
      },
      true,
    );
  });
  const type = async (keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByRole('searchbox').click();
  await type([...Array.from('release account'), ...Array.from({ length: 15 }, () => 'Backspace')]);
  await page.locator('connref-grid .row.entry .cell.editable').first().click();
  for (let round = 0; round < 8; round++) await type(['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft']);
  for (let round = 0; round < 5; round++)
    await type([...Array.from('connection'), 'ArrowDown', 'ArrowDown', 'Escape', 'ArrowDown']);
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}
