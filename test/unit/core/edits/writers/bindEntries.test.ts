import assert from 'node:assert/strict';
import { bindEntries } from '../../../../../src/core/edits/writers/bindEntries';
import { EditRefused } from '../../../../../src/core/edits/operations/editRefused';
import type { EditRefusalReason } from '../../../../../src/core/edits/operations/editRefusalReason';
import { applyTextEdits } from '../../../../../src/core/text/textEdit';

const file = 'repo/Contoso/Workflows/Send.json';

function bind(text: string, ...keys: string[]): string {
  return bindAfter(undefined, text, ...keys);
}

function bindAfter(before: string | undefined, text: string, ...keys: string[]): string {
  const bindings = keys.map((key) => ({ kind: 'bindEntry', file, key, before, logicalName: 'cts_mail' }) as const);
  return applyTextEdits(text, bindEntries(text, bindings));
}

const refused = (reason: EditRefusalReason) => (error: unknown) => {
  assert.ok(error instanceof EditRefused);
  assert.deepEqual([error.file, error.reason], [file, reason]);
  return true;
};

describe('bindEntries', () => {
  it('writes as the designer does, with two spaces', () => {
    assert.equal(
      bind(
        `{
  "properties": {
    "connectionReferences": {
      "mail": {
        "runtimeSource": "embedded",
        "connection": {},
        "api": {
          "name": "shared_office365"
        }
      }
    }
  }
}`,
        'mail',
      ),
      `{
  "properties": {
    "connectionReferences": {
      "mail": {
        "runtimeSource": "embedded",
        "connection": {
          "connectionReferenceLogicalName": "cts_mail"
        },
        "api": {
          "name": "shared_office365"
        }
      }
    }
  }
}`,
    );
  });

  it('keeps tabs and CR LF', () => {
    const before =
      '{\r\n\t"properties": {\r\n\t\t"connectionReferences": {\r\n\t\t\t"mail": {\r\n\t\t\t\t"api": {},\r\n\t\t\t\t"connection": {}\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}\r\n';
    assert.equal(
      bind(before, 'mail'),
      before.replace(
        '"connection": {}',
        '"connection": {\r\n\t\t\t\t\t"connectionReferenceLogicalName": "cts_mail"\r\n\t\t\t\t}',
      ),
    );
  });

  it('keeps a minified file on its line', () => {
    assert.equal(
      bind('{"properties":{"connectionReferences":{"mail":{"connection":{},"api":{"name":"x"}}}}}', 'mail'),
      '{"properties":{"connectionReferences":{"mail":{"connection":{"connectionReferenceLogicalName":"cts_mail"},"api":{"name":"x"}}}}}',
    );
  });

  it('keeps an entry of one line in a file of many', () => {
    assert.equal(
      bind(
        '{\n  "properties": { "connectionReferences": {\n    "mail": { "connection": {}, "api": {} }\n  } }\n}',
        'mail',
      ),
      '{\n  "properties": { "connectionReferences": {\n    "mail": { "connection": { "connectionReferenceLogicalName": "cts_mail" }, "api": {} }\n  } }\n}',
    );
  });

  it('replaces the connection that a raw entry names', () => {
    assert.equal(
      bind('{"properties":{"connectionReferences":{"mail":{"connection":{"name":"shared-x","tier":"y"}}}}}', 'mail'),
      '{"properties":{"connectionReferences":{"mail":{"connection":{"connectionReferenceLogicalName":"cts_mail"}}}}}',
    );
  });

  it('refuses an entry that was bound, or bound otherwise, in the meantime', () => {
    const text =
      '{"properties":{"connectionReferences":{"mail":{"connection":{"connectionReferenceLogicalName":"cts_new"}}}}}';
    for (const before of [undefined, 'cts_old']) {
      assert.throws(() => bindAfter(before, text, 'mail'), refused({ kind: 'entryRebound', key: 'mail' }));
    }
  });

  it('replaces only the name where the entry names another reference', () => {
    assert.equal(
      bindAfter(
        'cts_old',
        '{"properties":{"connectionReferences":{"mail":{"connection":{"a":1, "connectionReferenceLogicalName" : "cts_old"}}}}}',
        'mail',
      ),
      '{"properties":{"connectionReferences":{"mail":{"connection":{"a":1, "connectionReferenceLogicalName" : "cts_mail"}}}}}',
    );
  });

  it('replaces a connection that is null', () => {
    assert.equal(
      bind('{"properties":{"connectionReferences":{"mail":{"connection":null}}}}', 'mail'),
      '{"properties":{"connectionReferences":{"mail":{"connection":{"connectionReferenceLogicalName":"cts_mail"}}}}}',
    );
  });

  it('adds the connection that an entry lacks as its first member', () => {
    assert.equal(
      bind(
        '{\n  "properties": {\n    "connectionReferences": {\n      "mail": {\n        "api": {}\n      }\n    }\n  }\n}',
        'mail',
      ),
      '{\n  "properties": {\n    "connectionReferences": {\n      "mail": {\n        "connection": {\n          "connectionReferenceLogicalName": "cts_mail"\n        },\n        "api": {}\n      }\n    }\n  }\n}',
    );
    assert.deepEqual(JSON.parse(bind('{"properties":{"connectionReferences":{"mail":{}}}}', 'mail')), {
      properties: { connectionReferences: { mail: { connection: { connectionReferenceLogicalName: 'cts_mail' } } } },
    });
  });

  it('binds several entries, found by their keys whatever these hold', () => {
    assert.equal(
      bind(
        '{"properties":{"connectionReferences":{"a/b~c":{"connection":{}},"ä 🚀":{"connection":{}}}}}',
        'a/b~c',
        'ä 🚀',
      ),
      '{"properties":{"connectionReferences":{"a/b~c":{"connection":{"connectionReferenceLogicalName":"cts_mail"}},"ä 🚀":{"connection":{"connectionReferenceLogicalName":"cts_mail"}}}}}',
    );
  });

  it('binds the entry that counts where a key occurs twice', () => {
    assert.equal(
      bind('{"properties":{"connectionReferences":{"mail":{"connection":{"x":1}},"mail":{"connection":{}}}}}', 'mail'),
      '{"properties":{"connectionReferences":{"mail":{"connection":{"x":1}},"mail":{"connection":{"connectionReferenceLogicalName":"cts_mail"}}}}}',
    );
  });

  it('refuses when the entry is gone or is no object', () => {
    for (const text of ['{}', '', '{"properties":{"connectionReferences":{"mail":[]}}}', '[{"mail":{}}]']) {
      assert.throws(() => bind(text, 'mail'), refused({ kind: 'entryGone', key: 'mail' }));
    }
  });
});
