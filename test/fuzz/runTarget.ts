import { check, stringify } from 'fast-check';
import type { FuzzTarget, Outcome } from './fuzzTarget';

export interface FuzzOptions {
  readonly count: number;
  /** The seed of the first batch. Each batch has the next one. */
  readonly seed: number;
  /** Which input of the first batch is tried alone, as a failure or the slowest input is reported. */
  readonly path?: string;
  /** The milliseconds of computing after which an input counts as a failure; undefined if time doesn't matter. */
  readonly limit?: number;
  /** After so many failures the target is left: the next ones would mostly be of the same kinds. Default: 10. */
  readonly mostFailures?: number;
  /** Called before each input. */
  readonly onInput?: (seed: number, path: string) => void;
}

/** How to try an input again: `--seed` and `--path`. */
export interface InputAddress {
  readonly seed: number;
  readonly path: string;
}

export interface FuzzFailure extends InputAddress {
  readonly message: string;
  /** The smallest input that fails alike, as a JavaScript literal. */
  readonly input: string;
}

export interface FuzzReport {
  readonly target: string;
  readonly count: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly slowest: InputAddress & { readonly milliseconds: number };
  readonly failures: readonly FuzzFailure[];
}

/** The inputs that share a seed. With few of them it doesn't take long to come back to one. */
const batchSize = 500;
const shrinkMilliseconds = 20_000;

/** Tries a target with generated inputs. The same options give the same inputs. */
export async function runTarget(target: FuzzTarget, options: FuzzOptions): Promise<FuzzReport> {
  const outcomes: Record<Outcome, number> = { taken: 0, refused: 0, fixed: 0 };
  let slowest = { seed: options.seed, path: '0', milliseconds: 0 };
  const failures: FuzzFailure[] = [];
  let tried = 0;
  for (let seed = options.seed; tried < options.count && failures.length < (options.mostFailures ?? 10); seed++) {
    const start = tried;
    let shrinkUntil: number | undefined;
    const property = target.property(async (attempt) => {
      const path = options.path ?? String(tried - start);
      if (shrinkUntil === undefined) {
        options.onInput?.(seed, path);
        tried++;
      } else if (performance.now() > shrinkUntil) {
        return;
      }
      const begin = performance.now();
      const used = process.cpuUsage();
      try {
        const outcome = await attempt();
        const milliseconds = Math.min(performance.now() - begin, computed(used));
        if (milliseconds > (options.limit ?? Infinity)) {
          throw new Error(`It takes more than ${options.limit} ms.`);
        }
        if (shrinkUntil === undefined) {
          outcomes[outcome]++;
          if (milliseconds > slowest.milliseconds) {
            slowest = { seed, path, milliseconds };
          }
        }
      } catch (error) {
        shrinkUntil ??= performance.now() + shrinkMilliseconds;
        throw error;
      }
    });
    const details = await check(property, {
      seed,
      numRuns: options.path === undefined ? Math.min(batchSize, options.count - tried) : 1,
      ...(options.path !== undefined && { path: options.path }),
    });
    if (details.failed) {
      failures.push({
        seed,
        path: details.counterexamplePath ?? '0',
        message: String(details.errorInstance),
        input: stringify(details.counterexample?.[0]),
      });
    }
    if (options.path !== undefined) {
      break;
    }
  }
  return { target: target.name, count: tried, outcomes, slowest, failures };
}

/** The milliseconds that this process has computed since `used`. */
function computed(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000;
}
