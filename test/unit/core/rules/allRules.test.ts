import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allRules } from '../../../../src/core/rules/allRules';
import { ruleTexts } from '../../../../src/core/rules/ruleTexts';

describe('Every rule', () => {
  for (const { id, defaultSeverity } of allRules) {
    it(`has the title and the default severity that its page says: ${id}`, () => {
      const [heading, , line = ''] = readFileSync(`docs/rules/${id}.md`, 'utf8').split('\n');
      assert.equal(heading, `# ${id}`);
      assert.ok(line.startsWith(`${ruleTexts[id]?.title ?? ''} · default: **${defaultSeverity}**`), line);
    });
  }
});
