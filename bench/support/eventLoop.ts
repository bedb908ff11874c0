import { setTimeout } from 'node:timers/promises';
import { OwnTime } from './ownTime';

/** Does something and measures. `longestBlock`: the longest that the event loop could not turn; both in milliseconds. */
export async function watchEventLoop(
  work: () => Promise<unknown>,
): Promise<{ milliseconds: number; longestBlock: number }> {
  const clock = new OwnTime();
  let longestBlock = 0;
  let turned = clock.now();
  const ticking = setInterval(() => {
    const now = clock.now();
    longestBlock = Math.max(longestBlock, now - turned);
    turned = now;
  }, 1);
  const start = clock.now();
  await work();
  const milliseconds = clock.now() - start;
  // The last block is known when the loop has turned after it.
  await setTimeout(20);
  clearInterval(ticking);
  return { milliseconds, longestBlock };
}
