// Reads workspace folders for the first time, as the editor does, and measures the longest time that the event loop was blocked.
import { watchEventLoop } from '../support/eventLoop';
import { loadEditor } from '../support/loadEditor';

async function main(): Promise<void> {
  const measured = await watchEventLoop(() => loadEditor(process.argv.slice(2)));
  process.stdout.write(JSON.stringify(measured));
  process.exit();
}

void main();
