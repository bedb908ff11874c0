import type { Context, Runnable, Suite } from 'mocha';

/** Mocha itself does not keep why a test was skipped. */
const reasonKey = Symbol.for('connref.skipReason');

interface Explained {
  [reasonKey]?: string;
}

/** Skips the running test, or from a `before` hook all tests of its suite, and says why. */
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
