// Measures the memory that stays in use after a workspace is read and its findings are published. Needs --expose-gc.
import { setTimeout } from 'node:timers/promises';
import { loadEditor } from '../support/loadEditor';

const host = globalThis as unknown as { gc: () => void };

async function kept(): Promise<number> {
  for (let collection = 0; collection < 2; collection++) {
    await setTimeout(50);
    host.gc();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function main(): Promise<void> {
  const before = await kept();
  const editor = await loadEditor(process.argv.slice(2));
  const after = await kept();
  process.stdout.write(JSON.stringify({ bytes: after - before, diagnostics: editor.diagnosticsCount() }));
  process.exit();
}

void main();
