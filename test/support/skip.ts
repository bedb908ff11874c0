import type { Context, Runnable, Suite } from 'mocha';

/** The key of the reason on a test. Mocha does not record why a test was skipped. */
const reasonKey = Symbol.for('connref.skipReason');

interface Explained {
  [reasonKey]?: string;
}

/** Skips the running test, and records the reason. In a `before` hook, skips all tests of the suite. */
export function skip(context: Context, reason: string): never {
  const runnable = context.runnable();
  const isBeforeAll = runnable.title.startsWith('"before all"');
  const subject = (isBeforeAll ? runnable.parent : context.currentTest) ?? runnable;
  (subject as Explained)[reasonKey] = reason;
  context.skip();
}

export function skipReasonOf(test: Runnable): string | undefined {
  for (let node: Runnable | Suite | undefined = test; node !== undefined; node = node.parent) {
    const reason = (node as Explained)[reasonKey];
    if (reason !== undefined) return reason;
  }
  return undefined;
}
