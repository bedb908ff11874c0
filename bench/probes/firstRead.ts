// Reads workspace folders for the first time, as the editor does, and measures the longest time that the event loop was blocked.
import { watchEventLoop } from '../support/eventLoop';
import { makeEditor } from '../support/loadEditor';

async function main(): Promise<void> {
  // Loading the modules is a part of the activation, which another probe measures.
  const editor = makeEditor(process.argv.slice(2));
  const measured = await watchEventLoop(() => editor.start());
  process.stdout.write(JSON.stringify(measured));
  process.exit();
}

void main();
