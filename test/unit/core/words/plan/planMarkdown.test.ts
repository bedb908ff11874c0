import assert from 'node:assert/strict';
import { planMarkdown } from '../../../../../src/core/words/plan/planMarkdown';
import { outlineItem } from '../../../../../src/core/words/plan/outlineItem';
import { planOutline } from '../../../../../src/core/words/plan/planOutline';
import { planWith } from './planWith';

describe('planMarkdown', () => {
  it('leaves names as they are', () => {
    const name = 'a|b `c` <d> _e_ *f* [g](h) #1 \\ $x$ &lt;';
    const items = [outlineItem('info', `# ${name}`, ['- x', '1. y'])];
    const markdown = planMarkdown({ ...planOutline(planWith({})), sections: [{ title: 'T', items }] });
    assert.ok(
      markdown.endsWith(
        '- \\# a\\|b \\`c\\` \\<d\\> \\_e\\_ \\*f\\* \\[g\\](h) \\#1 \\\\ \\$x\\$ \\&lt;\n  - \\- x\n  - 1\\. y\n',
      ),
      markdown,
    );
  });
});
