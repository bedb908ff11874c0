/** The longest that work goes on before the extension host may do something else, in milliseconds. */
const sliceMilliseconds = 12;

/** Lets long work breathe: a promise when it has gone on long enough, else undefined. */
export function makePace(): () => Promise<void> | undefined {
  let sliceStart = performance.now();
  return () => {
    if (performance.now() - sliceStart < sliceMilliseconds) {
      return undefined;
    }
    return new Promise((resolve) => {
      setTimeout(() => {
        sliceStart = performance.now();
        resolve();
      }, 0);
    });
  };
}
