import assert from 'node:assert/strict';
import { DueWork } from '../../../src/editor/host/dueWork';
import { Scheduler } from '../../../src/editor/host/scheduler';

describe('Work that is due', () => {
  /** Resolves when nothing is due any more. */
  const allDone = (each: (item: string) => Promise<void> | void, add: (due: DueWork<string>) => void): Promise<void> =>
    new Promise((resolve) => {
      add(new DueWork(new Scheduler(), each, resolve));
    });

  it('is done again where it becomes due while it is done', async () => {
    const done: string[] = [];
    let due: DueWork<string> | undefined;
    await allDone(
      async (item) => {
        done.push(item);
        if (done.length === 1) due?.add(['a', 'c']);
        await Promise.resolve();
      },
      (created) => {
        due = created;
        due.add(['a', 'b']);
      },
    );
    assert.deepEqual(done, ['a', 'b', 'a', 'c']);
  });

  it('is done where it becomes due right after the last of it', async () => {
    const done: string[] = [];
    let due: DueWork<string> | undefined;
    await allDone(
      (item) => {
        done.push(item);
        // In as many turns of promises as the end may take.
        let turn = Promise.resolve();
        for (let later = 0; item === 'a' && later < 10; later++) {
          turn = turn.then(() => due?.add([`after ${later}`]));
        }
      },
      (created) => {
        due = created;
        due.add(['a']);
      },
    );
    await new Promise(setImmediate);
    assert.deepEqual(done, ['a', ...Array.from({ length: 10 }, (_, later) => `after ${later}`)]);
  });

  it('lets others have their turn, and keeps them no longer where several share one scheduler', async () => {
    let turns = 0;
    const counting = setInterval(() => turns++);
    const scheduler = new Scheduler();
    const work = (): void => {
      for (const end = performance.now() + 5; performance.now() < end;);
    };
    const several = ['a', 'b', 'c', 'd'].map(
      (item) =>
        new Promise<void>((resolve) => {
          new DueWork<string>(scheduler, work, resolve).add([`${item} 1`, `${item} 2`]);
        }),
    );
    await Promise.all(several);
    clearInterval(counting);
    // 40 ms in slices of 8, each of which ends with the piece that uses it up.
    assert.ok(turns >= 3, `${turns} turns`);
  });

  it('goes on after failures, and reports the first of them', async () => {
    const done: string[] = [];
    const caught = new Promise<unknown>((resolve) => {
      process.prependOnceListener('unhandledRejection', resolve);
    });
    const due = new DueWork<string>(
      new Scheduler(),
      (item) => {
        if (item === 'bad') throw new Error('at once');
        if (item === 'worse') return Promise.reject(new Error('later'));
        done.push(item);
        return undefined;
      },
      () => {
        done.push('all');
      },
    );
    due.add(['a', 'bad', 'c', 'worse', 'd']);
    assert.match(String(await caught), /at once/);
    assert.deepEqual(done, ['a', 'c', 'd', 'all']);
    due.add(['e']);
    await new Promise(setImmediate);
    assert.deepEqual(done.slice(4), ['e', 'all']);
  });
});
