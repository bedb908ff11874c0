import assert from 'node:assert/strict';
import type { FilePath } from '../../../../src/core/model/filePath';
import { completionsAt } from '../../../../src/core/navigation/completions';
import { mentionFileKind } from '../../../../src/core/navigation/mentionFiles';
import { type OpenWorkspace, openWorkspace } from '../../../support/workspace';
import { childFlow, contoso, otherFlow, parentFlow, prodSettings, testSettings } from './contoso';

describe('Completion of names', () => {
  let workspace: OpenWorkspace;

  beforeEach(async () => {
    workspace = await openWorkspace(contoso());
  });

  /** Returns the names offered at the bar (`|`) in a text, and the text that they replace. */
  async function offered(file: FilePath, marked: string): Promise<{ names: string[]; replaced: string } | undefined> {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    workspace.engine.setUnsaved(file, text);
    await workspace.engine.settle();
    const kind = mentionFileKind(file, workspace.engine);
    const found = kind && completionsAt(file, kind, text, offset, workspace.engine.index);
    return (
      found && {
        names: found.proposals.map(({ name }) => name),
        replaced: text.slice(found.span.start, found.span.end),
      }
    );
  }

  function marked(file: FilePath, from: string, to: string): string {
    const text = workspace.tree.text(file);
    assert.ok(text.includes(from), `${file} holds ${from}`);
    return text.replace(from, to);
  }

  it('offers, in a flow, the references of the entry’s connector: own ones first, the most used first', async () => {
    const inside = marked(parentFlow, '"cts_Mail"', '"cts_|Mail"');
    assert.deepEqual(await offered(parentFlow, inside), {
      names: ['cts_mail', 'cts_mailbox', 'cts_mailOfOther'],
      replaced: '"cts_Mail"',
    });
    const stock = marked(parentFlow, '"cts_stock"', '"|"');
    assert.deepEqual(await offered(parentFlow, stock), { names: ['cts_stock'], replaced: '""' });
    const elsewhere = marked(otherFlow, '"CTS_MAIL"', '"|"');
    assert.deepEqual((await offered(otherFlow, elsewhere))?.names, ['cts_mailOfOther', 'cts_mail', 'cts_mailbox']);
  });

  it('offers them without a string, and in invalid JSON', async () => {
    const text = marked(childFlow, '"cts_mail"', ' |');
    assert.deepEqual(await offered(childFlow, text), {
      names: ['cts_mail', 'cts_mailbox', 'cts_mailOfOther'],
      replaced: '',
    });
    const open = marked(childFlow, '"cts_mail"\n', '"cts_|\n');
    assert.equal((await offered(childFlow, open))?.replaced, '"cts_');
  });

  it('offers the keys of the flow with the connector of an operation', async () => {
    const text = marked(parentFlow, '"connectionName": "shared_sql"', '"connectionName": "|"');
    assert.deepEqual((await offered(parentFlow, text))?.names, ['shared_sql']);
  });

  it('offers keys while the text is invalid JSON, as it often is while the user types', async () => {
    const named = '"connectionName": "shared_sql"';
    for (const to of ['"connectionName": |', '"connectionName": "|', '"connectionName": "|"\n"x": 1,']) {
      const broken = marked(parentFlow, named, to).replace(
        '"runtimeSource": "embedded",',
        '"runtimeSource": "embedded"',
      );
      assert.deepEqual((await offered(parentFlow, broken))?.names, ['shared_sql'], to);
      assert.equal(workspace.engine.index.flow(parentFlow)?.readable, false);
    }
    const typed = marked(parentFlow, '"shared_sql": {', '"sql": {').replace(named, '"connectionName": |');
    assert.deepEqual((await offered(parentFlow, typed))?.names, ['sql']);
  });

  it('offers nothing at keys, after strings and at other members', async () => {
    for (const [from, to] of [
      ['"connectionReferenceLogicalName"', '"connection|ReferenceLogicalName"'],
      ['"cts_Mail"', '"cts_Mail"|'],
      ['"runtimeSource": "embedded"', '"runtimeSource": "|"'],
      ['"operationId": "Run"', '"operationId": "|"'],
    ] as const) {
      assert.equal(await offered(parentFlow, marked(parentFlow, from, to)), undefined, to);
    }
  });

  it('offers, in a settings file, the names that are not listed yet', async () => {
    const name = marked(testSettings, '"cts_mailbox"', '"cts_mail|box"');
    assert.deepEqual(await offered(testSettings, name), {
      names: ['cts_mailbox', 'cts_stock'],
      replaced: '"cts_mailbox"',
    });
    const variable = marked(testSettings, '"cts_Url"', '"|"');
    assert.deepEqual((await offered(testSettings, variable))?.names, ['cts_Url']);
    const prod = marked(prodSettings, '"cts_mail"', '"|"');
    assert.ok((await offered(prodSettings, prod))?.names.includes('cts_mailbox'));
    assert.equal(await offered(testSettings, marked(testSettings, '"shared-test"', '"|"')), undefined);
  });

  it('offers, in .connref.json, undefined references first', async () => {
    const config = 'repo/.connref.json';
    const all = ['cts_gone', 'cts_mail', 'cts_mailbox', 'cts_stock', 'cts_mailOfOther'];
    assert.deepEqual(await offered(config, '{ "externals": ["a", "|"] }'), { names: all, replaced: '""' });
    assert.deepEqual(await offered(config, '{ "externals": [|] }'), { names: all, replaced: '' });
    assert.deepEqual(await offered(config, '{ "ignore": [{ "reference": "cts|" }] }'), {
      names: all,
      replaced: '"cts"',
    });
    assert.equal(await offered(config, '{ "exclude": ["|"] }'), undefined);
  });
});
