import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process keeps after a collection, in bytes. */
export function keptBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
