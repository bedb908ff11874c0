import { type Profiler, Session } from 'node:inspector/promises';
import { OwnTime } from '../../../bench/support/ownTime';

/** What kept the event loop from turning, in milliseconds. */
export interface Blocks {
  readonly milliseconds: number;
  /** The longest block, whoever is to blame: VS Code itself, other extensions and the garbage collector block too. */
  readonly longest: number;
  /** The longest that one script ran in one turn. */
  readonly longestOfScript: number;
}

interface Block {
  /** In microseconds, of the clock that the profiler counts by. */
  readonly start: number;
  readonly end: number;
  /** Without the time that the thread waited for a core. */
  readonly own: number;
}

/** Shorter ones can hold nothing of interest. */
const shortestBlock = 4;

/** Does something, and measures how long it kept the event loop: in all, and by the code of one script. */
export async function watchBlocks(isScript: (url: string) => boolean, work: () => Promise<unknown>): Promise<Blocks> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 1000 });
  await session.post('Profiler.start');
  const { blocks, milliseconds } = await collectBlocks(work);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const samples = samplesOf(profile, isScript);
  return {
    milliseconds,
    longest: Math.max(0, ...blocks.map(({ own }) => own)),
    longestOfScript: Math.max(0, ...blocks.map((block) => ofScript(block, samples))),
  };
}

async function collectBlocks(work: () => Promise<unknown>): Promise<{ blocks: Block[]; milliseconds: number }> {
  const clock = new OwnTime();
  const blocks: Block[] = [];
  const begun = clock.now();
  let [start, turned] = [microseconds(), begun];
  const ticking = setInterval(() => {
    const [end, now] = [microseconds(), clock.now()];
    if (now - turned >= shortestBlock) blocks.push({ start, end, own: now - turned });
    [start, turned] = [end, now];
  }, 1);
  await work();
  const milliseconds = clock.now() - begun;
  // The last block is known when the loop has turned after it.
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(ticking);
  return { blocks, milliseconds };
}

interface Sample {
  readonly start: number;
  readonly end: number;
  readonly isOurs: boolean;
}

function samplesOf(
  { nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile,
  isScript: (url: string) => boolean,
): Sample[] {
  const ours = new Set(nodes.filter(({ callFrame }) => isScript(callFrame.url)).map(({ id }) => id));
  // Parents come before their children: what our code calls is our time.
  for (const { id, children = [] } of nodes) {
    if (ours.has(id)) children.forEach((child) => ours.add(child));
  }
  let time = startTime;
  const starts = timeDeltas.map((delta) => (time += delta));
  return samples.map((id, at) => ({ start: starts[at]!, end: starts[at + 1] ?? time, isOurs: ours.has(id) }));
}

/** The part of a block's own time that its samples ascribe to the script. */
function ofScript(block: Block, samples: readonly Sample[]): number {
  const within = samples.filter(({ start, end }) => end > block.start && start < block.end);
  const sum = (some: readonly Sample[]): number =>
    some.reduce((total, { start, end }) => total + Math.min(end, block.end) - Math.max(start, block.start), 0);
  return within.length === 0 ? 0 : (block.own * sum(within.filter(({ isOurs }) => isOurs))) / sum(within);
}

function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
