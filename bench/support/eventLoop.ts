import { setTimeout } from 'node:timers/promises';
import { OwnTime } from './ownTime';

/** Runs some work. Returns how long it took and the longest time for which it blocked the event loop, both in milliseconds. */
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
  // Wait for one more turn of the event loop: only then is the length of the last block known.
  await setTimeout(20);
  clearInterval(ticking);
  return { milliseconds, longestBlock };
}
