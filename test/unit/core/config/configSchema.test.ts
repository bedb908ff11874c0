import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { readWorkspaceConfig } from '../../../../src/core/config/workspaceConfig';
import { ruleIds } from '../../../../src/core/rules/allRules';

const valid = [
  '{}',
  '{ "$schema": "./connref.schema.json" }',
  '{ "$schema": 1 }',
  '{ "rules": {} }',
  '{ "rules": { "raw-connection": "off", "unused-reference": "hint", "invalid-xml": "information" } }',
  '{ "rules": { "raw-connection": "warning", "missing-connector": "error" } }',
  '{ "ignore": [] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "archive/**", "reason": "Never imported" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reference": "cts_mail", "reason": "Known" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reference": "", "reason": "Known" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": " ", "reason": " " }] }',
  '{ "externals": ["cts_*", "new_mail"], "exclude": ["archive"] }',
  '{ "externals": [], "exclude": [], "tokens": [] }',
  '{ "externals": ["[", "cts_*", "cts_*"] }',
  '{ "environments": {} }',
  '{ "environments": { "Test": {} } }',
  '{ "environments": { "": {} } }',
  '{ "environments": { "constructor": {}, "toString": { "managed": false } } }',
  '{ "environments": { "__proto__": { "url": "https://contoso.example" } } }',
  '{ "environments": { "Test": { "settings": [], "solutions": [] } } }',
  '{ "environments": { "Test": { "settings": ["base.json", { "path": "test.json" }], "import": "update" } } }',
  '{ "environments": { "Test": { "settings": [{ "path": "a.json", "solutions": ["ContosoExpenses"] }] } } }',
  '{ "environments": { "Prod": { "import": "upgrade", "managed": true, "importAs": "a", "activateAs": "b", "url": "c" } } }',
  '{ "tokens": ["<<*>>", "[*]", "a*", " x * y "] }',
];

const long = (character: string, length: number): string => character.repeat(length);

const invalid = [
  JSON.stringify({ externals: [long('a', 8193)] }),
  JSON.stringify({ exclude: [long('*', 8193)] }),
  JSON.stringify({ environments: { Test: { settings: [long('a', 8193)] } } }),
  JSON.stringify({ tokens: [`${long('a', 200)}*`] }),
  'null',
  '[]',
  '1',
  '"rules"',
  '{ "rule": {} }',
  '{ "toString": {} }',
  '{ "__proto__": {} }',
  '{ "__proto__": { "rules": {} } }',
  '{ "rules": null }',
  '{ "rules": [] }',
  '{ "rules": ["raw-connection"] }',
  '{ "rules": { "raw-conection": "off" } }',
  '{ "rules": { "constructor": "off" } }',
  '{ "rules": { "__proto__": "off" } }',
  '{ "rules": { "raw-connection": "warn" } }',
  '{ "rules": { "raw-connection": "Error" } }',
  '{ "rules": { "raw-connection": "" } }',
  '{ "rules": { "raw-connection": 1 } }',
  '{ "rules": { "raw-connection": null } }',
  '{ "ignore": {} }',
  '{ "ignore": null }',
  '{ "ignore": [null] }',
  '{ "ignore": [[]] }',
  '{ "ignore": ["raw-connection"] }',
  '{ "ignore": [{}] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "", "reason": "Known" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reason": "" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": ["**"], "reason": "Known" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reason": 1 }] }',
  '{ "ignore": [{ "rule": "raw", "path": "**", "reason": "Known" }] }',
  '{ "ignore": [{ "rule": "", "path": "**", "reason": "Known" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reason": "Known", "reference": 1 }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reason": "Known", "reference": null }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reason": "Known", "until": "2030" }] }',
  '{ "ignore": [{ "rule": "raw-connection", "path": "**", "reason": "Known", "__proto__": {} }] }',
  '{ "externals": "cts_mail" }',
  '{ "externals": null }',
  '{ "externals": [""] }',
  '{ "externals": [["cts_mail"]] }',
  '{ "exclude": { "0": "archive" } }',
  '{ "exclude": [true] }',
  '{ "environments": [] }',
  '{ "environments": null }',
  '{ "environments": "Test" }',
  '{ "environments": { "Test": null } }',
  '{ "environments": { "Test": [] } }',
  '{ "environments": { "__proto__": "Test" } }',
  '{ "environments": { "Test": { "file": "a.json" } } }',
  '{ "environments": { "Test": { "settings": "a.json" } } }',
  '{ "environments": { "Test": { "settings": [""] } } }',
  '{ "environments": { "Test": { "settings": [null] } } }',
  '{ "environments": { "Test": { "settings": [[]] } } }',
  '{ "environments": { "Test": { "settings": [{}] } } }',
  '{ "environments": { "Test": { "settings": [{ "path": "" }] } } }',
  '{ "environments": { "Test": { "settings": [{ "path": "a.json", "solution": "ContosoExpenses" }] } } }',
  '{ "environments": { "Test": { "settings": [{ "path": "a.json", "solutions": "ContosoExpenses" }] } } }',
  '{ "environments": { "Test": { "solutions": [""] } } }',
  '{ "environments": { "Test": { "import": "second" } } }',
  '{ "environments": { "Test": { "import": "" } } }',
  '{ "environments": { "Test": { "import": null } } }',
  '{ "environments": { "Test": { "managed": "yes" } } }',
  '{ "environments": { "Test": { "managed": null } } }',
  '{ "environments": { "Test": { "importAs": "" } } }',
  '{ "environments": { "Test": { "activateAs": 1 } } }',
  '{ "environments": { "Test": { "url": {} } } }',
  '{ "tokens": "<<*>>" }',
  '{ "tokens": ["*"] }',
  '{ "tokens": [""] }',
  '{ "tokens": ["name"] }',
  '{ "tokens": ["<<**>>"] }',
  '{ "tokens": ["<*>*"] }',
  '{ "tokens": ["  *>>"] }',
  '{ "tokens": [1] }',
];

describe('The reader and the JSON schema of .connref.json', () => {
  // `markdownDescription` is what VS Code adds to JSON Schema.
  const ajv = new Ajv({ keywords: ['markdownDescription'] });
  const validate = ajv.compile(JSON.parse(readFileSync('schemas/connref.schema.json', 'utf8')) as object);

  for (const [verdict, texts] of Object.entries({ accept: valid, refuse: invalid })) {
    for (const text of texts) {
      it(`${verdict} ${text}`, () => {
        const { problems } = readWorkspaceConfig(text, ruleIds);
        const verdicts = {
          reader: problems.length === 0 ? 'accept' : 'refuse',
          schema: validate(JSON.parse(text)) ? 'accept' : 'refuse',
        };
        assert.deepEqual(verdicts, { reader: verdict, schema: verdict }, JSON.stringify([problems, validate.errors]));
      });
    }
  }
});
