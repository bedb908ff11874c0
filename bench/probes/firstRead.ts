// The first read of workspace folders as the editor does it: how long the event loop was blocked at worst.
import { watchEventLoop } from '../support/eventLoop';
import { loadEditor } from '../support/loadEditor';

async function main(): Promise<void> {
  const measured = await watchEventLoop(() => loadEditor(process.argv.slice(2)));
  process.stdout.write(JSON.stringify(measured));
  process.exit();
}

void main();
