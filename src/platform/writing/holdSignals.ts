import { constants } from 'node:os';

/** The signals that end a process, and that it can wait with. `SIGBREAK` exists on Windows only. */
const heldSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/**
 * Runs work that must not be interrupted. A signal that comes in the meantime ends the process right after the work,
 * with the exit code that the signal always has.
 * @param work Must not wait for anything: signals are delivered as soon as it returns.
 * @param onSignal Called before the process ends, with the result of the work; undefined if the work failed.
 */
export async function holdSignals<Result>(
  work: () => Result,
  onSignal: (signal: NodeJS.Signals, result: Result | undefined) => void,
): Promise<Result> {
  let result: Result | undefined;
  const end = (signal: NodeJS.Signals): void => {
    letGo();
    onSignal(signal, result);
    if (process.platform === 'win32') {
      process.exit(128 + constants.signals[signal]);
    }
    process.kill(process.pid, signal);
  };
  const letGo = (): void => {
    heldSignals.forEach((signal) => process.off(signal, end));
  };
  heldSignals.forEach((signal) => process.on(signal, end));
  try {
    result = work();
    return result;
  } finally {
    // Signals that came during the work are delivered when the event loop next asks for input. The first turn may still
    // be the one that has asked already.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    letGo();
  }
}
