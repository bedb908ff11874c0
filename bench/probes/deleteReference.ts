// Deletes a reference that every flow of a workspace uses, and adds it again, in a workspace and in one of half the size.
import { loadEditor } from '../support/loadEditor';
import { watchEventLoop } from '../support/eventLoop';

const [wholeFolder = '', halfFolder = '', reference = '', rounds = '3'] = process.argv.slice(2);

async function main(): Promise<void> {
  const editors = [];
  for (const folder of [wholeFolder, halfFolder]) {
    const editor = await loadEditor([folder]);
    const path = editor.customizationsPaths()[0]!;
    const text = await editor.text(path);
    const start = text.lastIndexOf('<connectionreference ', text.indexOf(`"${reference}"`));
    const end = text.indexOf('</connectionreference>', start) + '</connectionreference>'.length;
    editors.push({
      editor,
      path,
      text,
      without: text.slice(0, start) + text.slice(end),
      users: editor.flowPaths().length,
    });
  }
  const measured = editors.map(({ users }) => ({ users, times: [] as number[], blocks: [] as number[] }));
  for (let round = 0; round < Number(rounds); round++) {
    for (const [at, { editor, path, text, without, users }] of editors.entries()) {
      const { milliseconds, longestBlock } = await watchEventLoop(() => editor.change(path, without));
      if (editor.diagnosticsCount() < users) throw new Error('The deleted reference is not missed by all its users.');
      measured[at]!.times.push(milliseconds);
      measured[at]!.blocks.push(longestBlock);
      await editor.change(path, text);
    }
  }
  process.stdout.write(JSON.stringify(measured));
  process.exit();
}

void main();
