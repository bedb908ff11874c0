import assert from 'node:assert/strict';
import { applyTextEdits, type TextEdit } from '../../../../src/core/text/textEdit';
import { EditHistory } from '../../../../src/editor/features/mappingPage/editHistory';

const file = 'repo/test.json';

/** A file that is edited, by a history and beside it. */
class EditedFile {
  readonly history = new EditHistory();
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  edit(label: string, ...edits: TextEdit[]): void {
    this.history.record(label, [{ file, text: this.text, edits }]);
    this.text = applyTextEdits(this.text, edits);
  }

  replace(label: string, from: string, to: string): void {
    const start = this.text.indexOf(from);
    this.edit(label, { start, end: start + from.length, newText: to });
  }

  /** @returns Whether there was a step, and it could be taken. */
  async take(direction: 'undo' | 'redo'): Promise<boolean> {
    const step = await this.history.prepare(direction, () => Promise.resolve(this.text));
    if (!step?.plan) {
      return false;
    }
    this.text = applyTextEdits(this.text, step.plan[0]?.edits ?? []);
    this.history.confirm(direction, step.label, step.plan);
    return true;
  }
}

describe('EditHistory', () => {
  it('takes steps back and does them again, to the byte', async () => {
    const edited = new EditedFile('{ "a": "", "b": "" }');
    const texts = [edited.text];
    edited.replace('Set a', '"a": ""', '"a": "long value"');
    texts.push(edited.text);
    edited.edit(
      'Set both',
      { start: 7, end: 8, newText: 'x' },
      { start: edited.text.length, end: edited.text.length, newText: '\n' },
    );
    texts.push(edited.text);
    assert.equal(edited.history.label('undo'), 'Set both');
    for (const text of [texts[1], texts[0]]) {
      assert.ok(await edited.take('undo'));
      assert.equal(edited.text, text);
    }
    assert.equal(edited.history.label('undo'), '');
    assert.equal(edited.history.label('redo'), 'Set a');
    for (const text of [texts[1], texts[2]]) {
      assert.ok(await edited.take('redo'));
      assert.equal(edited.text, text);
    }
  });

  it('finds its place when something else was edited before it', async () => {
    const edited = new EditedFile(`{\n  "entries": [${' '.repeat(60)}{ "name": "cts_mail", "value": "old" }]\n}`);
    edited.replace('Set', 'old', 'new');
    edited.text = edited.text.replace('{\n', '{\n  "first": "something that was typed in the editor",\n');
    assert.ok(await edited.take('undo'));
    assert.match(edited.text, /typed in the editor",\n {2}"entries": .+"cts_mail", "value": "old"/);
  });

  it('changes nothing where its text is no longer there, and goes on to the step before', async () => {
    const edited = new EditedFile('{ "a": "1", "b": "2" }');
    edited.replace('Set a', '1', 'one');
    edited.replace('Set b', '2', 'two');
    edited.text = edited.text.replace('two', 'zwei');
    const before = edited.text;
    assert.equal(await edited.take('undo'), false);
    assert.equal(edited.text, before);
    assert.equal(edited.history.label('undo'), 'Set a');
  });

  it('does nothing where two places look the same', async () => {
    const line = `"ConnectionId": "x"${' '.repeat(80)}\n`;
    const edited = new EditedFile(line.repeat(3));
    edited.replace('Set', '"x"', '"y"');
    edited.text = `${' '.repeat(90)}\n${edited.text.replaceAll('"x"', '"y"')}`;
    assert.equal(await edited.take('undo'), false);
  });

  it('forgets what could be done again when something new is done', async () => {
    const edited = new EditedFile('{ "a": "1" }');
    edited.replace('First', '1', '2');
    await edited.take('undo');
    edited.replace('Second', '1', '3');
    assert.equal(edited.history.label('redo'), '');
    assert.equal(await edited.take('redo'), false);
  });

  it('does not take back a new file', () => {
    const history = new EditHistory();
    history.record('Add', [{ file, text: undefined, edits: [{ start: 0, end: 0, newText: '{}' }] }]);
    assert.equal(history.label('undo'), '');
  });
});
