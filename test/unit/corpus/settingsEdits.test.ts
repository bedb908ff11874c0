import assert from 'node:assert/strict';
import type { SettingsOperation } from '../../../src/core/edits/operations/settingsOperation';
import type { SettingsListName } from '../../../src/core/model/deploymentSettings';
import { settingsEdits } from '../../../src/core/edits/writers/settingsEdits';
import { decodeText, encodeText, type TextEncodingName } from '../../../src/core/text/decodeText';
import { applyTextEdits } from '../../../src/core/text/textEdit';
import { corpusAbsence } from '../../support/corpus';
import { corpusSettings } from '../../support/settingsCorpus';
import { skip } from '../../support/skip';

type Item = Record<string, unknown>;
interface Settings extends Record<string, unknown> {
  ConnectionReferences: Item[];
  EnvironmentVariables: Item[];
}

const file = 'repo/settings.json';
const lists = {
  ConnectionReferences: { name: 'LogicalName', value: 'ConnectionId' },
  EnvironmentVariables: { name: 'SchemaName', value: 'Value' },
} as const;

/** Each file is tested unchanged, and with every encoding and line end that a settings file can have. */
const variants: readonly {
  encoding: TextEncodingName | undefined;
  crlf: boolean;
  reshape?: (json: unknown) => string;
}[] = [
  { encoding: undefined, crlf: false },
  { encoding: 'utf8bom', crlf: true },
  { encoding: 'utf16le', crlf: true },
  { encoding: 'utf16be', crlf: false },
  { encoding: 'utf8', crlf: false, reshape: (json) => JSON.stringify(json) },
  { encoding: 'utf8', crlf: true, reshape: (json) => JSON.stringify(json, null, '\t') },
];

describe('settings files of the corpus, edited', () => {
  let files: ReturnType<typeof corpusSettings>;

  before(function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    files = corpusSettings();
  });

  for (const [at, variant] of variants.entries()) {
    it(`keep every byte outside of what is set, added or removed (${at + 1} of ${variants.length})`, () => {
      assert.ok(files.length > 20, 'too few settings files');
      let entries = 0;
      for (const [path, bytes] of files) {
        const bytesBefore = encoded(bytes, variant);
        for (const list of ['ConnectionReferences', 'EnvironmentVariables'] as const) {
          const settings = parse(bytesBefore);
          for (const [index, item] of settings[list].entries()) {
            entries++;
            checkSetting(path, bytesBefore, list, index, item);
            checkRemoving(path, bytesBefore, list, index, item);
          }
          checkAdding(path, bytesBefore, list);
        }
      }
      assert.ok(entries > 250, `only ${entries} entries`);
    });
  }
});

function checkSetting(path: string, bytes: Uint8Array, list: SettingsListName, index: number, item: Item): void {
  const { value } = lists[list];
  const held = String(item[value]);
  const changed = edit(bytes, setting(list, item, held, 'Ω “new”'));
  const expected = parse(bytes);
  expected[list][index] = { ...item, [value]: 'Ω “new”' };
  assert.deepEqual(parse(changed), expected, path);
  // A variable's value can't be set to an empty text, so an old value is restored only if it was not empty.
  if (held !== '' || list === 'ConnectionReferences') {
    assertSameBytes(edit(changed, setting(list, item, 'Ω “new”', held)), bytes, path);
  }
}

function checkRemoving(path: string, bytes: Uint8Array, list: SettingsListName, index: number, item: Item): void {
  const { name } = lists[list];
  const pointer = `/${list}/${index}`;
  const changed = edit(bytes, { kind: 'removeSetting', file, list, name: String(item[name]), pointer });
  const expected = parse(bytes);
  expected[list].splice(index, 1);
  assert.deepEqual(parse(changed), expected, path);
}

function checkAdding(path: string, bytes: Uint8Array, list: SettingsListName): void {
  const { name, value } = lists[list];
  const names = parse(bytes)[list].map((item) => String(item[name]).toLowerCase());
  const isSorted = names.every((each, at) => at === 0 || (names[at - 1] ?? '') <= each);
  for (const added of ['a_first', `${names[1] ?? 'm'}0`, 'zz_last']) {
    const changed = edit(bytes, setting(list, { [name]: added }, undefined, 'x'));
    const expected = parse(bytes);
    const place = names.findIndex((each) => each > added);
    expected[list].splice(isSorted && place >= 0 ? place : names.length, 0, { [name]: added, [value]: 'x' });
    assert.deepEqual(parse(changed), expected, path);
    assertSameBytes(edit(changed, { kind: 'removeSetting', file, list, name: added, before: 'x' }), bytes, path);
  }
}

function setting(list: SettingsListName, item: Item, before: string | undefined, value: string): SettingsOperation {
  const name = String(item[lists[list].name]);
  return list === 'ConnectionReferences'
    ? { kind: 'setConnection', file, logicalName: name, before, value }
    : { kind: 'setVariable', file, schemaName: name, before, value };
}

/** Applies an operation, and asserts that all bytes outside of its edits are unchanged. */
function edit(bytes: Uint8Array, operation: SettingsOperation): Uint8Array {
  const { text, encoding } = decodeText(bytes);
  const edits = settingsEdits(text, [operation]);
  assert.equal(edits.length, 1);
  const [{ start, end, newText } = { start: 0, end: 0, newText: '' }] = edits;
  const mark = encodeText('', encoding).length;
  const after = encodeText(applyTextEdits(text, edits), encoding);
  const [head, tail, inserted] = [text.slice(0, start), text.slice(end), newText].map(
    (piece) => encodeText(piece, encoding).length - mark,
  );
  assertSameBytes(after.slice(0, mark + (head ?? 0)), bytes.slice(0, mark + (head ?? 0)), 'before the edit');
  assert.equal(after.length, mark + (head ?? 0) + (inserted ?? 0) + (tail ?? 0));
  assertSameBytes(after.slice(after.length - (tail ?? 0)), bytes.slice(bytes.length - (tail ?? 0)), 'behind the edit');
  return after;
}

function assertSameBytes(actual: Uint8Array, expected: Uint8Array, what: string): void {
  assert.ok(Buffer.from(actual).equals(Buffer.from(expected)), what);
}

function parse(bytes: Uint8Array): Settings {
  return JSON.parse(decodeText(bytes).text) as Settings;
}

function encoded(bytes: Uint8Array, { encoding, crlf, reshape }: (typeof variants)[number]): Uint8Array {
  if (encoding === undefined) {
    return bytes;
  }
  const { text } = decodeText(bytes);
  const shaped = reshape ? reshape(JSON.parse(text)) : text;
  return encodeText(crlf ? shaped.replaceAll(/\r?\n/g, '\r\n') : shaped, encoding);
}
