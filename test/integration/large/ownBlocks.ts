import { type Profiler, Session } from 'node:inspector/promises';

/** What kept the event loop from turning, in milliseconds. */
export interface Blocks {
  readonly milliseconds: number;
  /** The longest block, whoever is to blame: VS Code itself, other extensions and the garbage collector block too. */
  readonly longest: number;
  /** The longest that one script ran in one turn. */
  readonly longestOfScript: number;
  /** What it was doing then: the functions that were seen most, from the outside to the inside. */
  readonly where: string;
}

interface Block {
  /** In microseconds, of the clock that the profiler counts by. */
  readonly start: number;
  readonly end: number;
  /** How long the thread was on a core: what it waited for one, or for helpers that wait for one, is no fault of ours. */
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
  const byLength = blocks.map((block) => ({ block, ours: ofScript(block, samples) })).sort((a, b) => b.ours - a.ours);
  return {
    milliseconds,
    longest: Math.max(0, ...blocks.map(({ own }) => own)),
    longestOfScript: byLength[0]?.ours ?? 0,
    where: byLength[0] ? busiestStack(within(byLength[0].block, samples), profile) : '',
  };
}

async function collectBlocks(work: () => Promise<unknown>): Promise<{ blocks: Block[]; milliseconds: number }> {
  const blocks: Block[] = [];
  const begun = performance.now();
  let [start, turned] = [microseconds(), threadMilliseconds()];
  const ticking = setInterval(() => {
    const [end, now] = [microseconds(), threadMilliseconds()];
    if (now - turned >= shortestBlock) blocks.push({ start, end, own: now - turned });
    [start, turned] = [end, now];
  }, 1);
  await work();
  const milliseconds = performance.now() - begun;
  // The last block is known when the loop has turned after it.
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(ticking);
  return { blocks, milliseconds };
}

interface Sample {
  readonly node: number;
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
  return samples.map((id, at) => ({ node: id, start: starts[at]!, end: starts[at + 1] ?? time, isOurs: ours.has(id) }));
}

/** The part of a block's own time that its samples ascribe to the script. */
function ofScript(block: Block, samples: readonly Sample[]): number {
  const found = within(block, samples);
  const sum = (some: readonly Sample[]): number =>
    some.reduce((total, { start, end }) => total + Math.min(end, block.end) - Math.max(start, block.start), 0);
  return found.length === 0 ? 0 : (block.own * sum(found.filter(({ isOurs }) => isOurs))) / sum(found);
}

function within(block: Block, samples: readonly Sample[]): Sample[] {
  return samples.filter(({ start, end }) => end > block.start && start < block.end);
}

function busiestStack(samples: readonly Sample[], { nodes }: Profiler.Profile): string {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName || '(anonymous)']));
  const counts = new Map<string, number>();
  for (const { node } of samples.filter(({ isOurs }) => isOurs)) {
    const stack: string[] = [];
    for (let id: number | undefined = node; id !== undefined; id = parents.get(id)) {
      stack.unshift(names.get(id) ?? '');
    }
    const shown = stack.slice(-5).join(' > ');
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? `${most[1]} of ${samples.length} samples in ${most[0]}` : '';
}

function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** What this thread has computed. The typings are those of an older Node than VS Code's newest. */
function threadMilliseconds(): number {
  const { threadCpuUsage } = process as unknown as { threadCpuUsage: () => { user: number; system: number } };
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
}
