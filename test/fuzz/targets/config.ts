import assert from 'node:assert/strict';
import { type Arbitrary, array, boolean, constant, constantFrom, oneof, record } from 'fast-check';
import { readWorkspaceConfig } from '../../../src/core/config/workspaceConfig';
import { allRules } from '../../../src/core/rules/allRules';
import { mutatedText } from '../../support/textMutations';
import { fuzzTarget } from '../fuzzTarget';
import { jsonTexts, mostly, mutated, nameFrom, objectOf } from '../inputs';
import { assertPlaced, memberOf, membersOf, parsedJson } from '../readings';

const ruleIds = new Set(allRules.map(({ id }) => id));
const ruleNames = oneof(
  { weight: 20, arbitrary: constantFrom('raw-connection', 'unused-reference', 'undefined-reference') },
  { weight: 1, arbitrary: nameFrom('no-rule') },
);
const globs = nameFrom('**/*.json', 'cts_*', '{a,b}/**', '[!a]*', '*_prod.json');

/** Values of `.connref.json`. */
export const configTexts: Arbitrary<string> = jsonTexts(
  record(
    {
      rules: mostly(objectOf(ruleNames, mostly(constantFrom('off', 'hint', 'warning', 'error'), 30))),
      ignore: mostly(
        array(
          mostly(
            record(
              { rule: ruleNames, path: globs, reference: nameFrom('cts_mail'), reason: nameFrom('Known.') },
              { requiredKeys: ['rule', 'path', 'reason'] },
            ),
          ),
          { maxLength: 2 },
        ),
      ),
      externals: mostly(array(globs, { maxLength: 2 })),
      exclude: mostly(array(globs, { maxLength: 1 })),
      environments: mostly(
        objectOf(
          nameFrom('test', 'Live'),
          mostly(
            record(
              {
                settings: mostly(
                  array(oneof(globs, record({ path: globs, solutions: constant(['Contoso']) })), { maxLength: 2 }),
                ),
                solutions: mostly(array(nameFrom('Contoso'), { maxLength: 2 })),
                import: constantFrom('first', 'update', 'upgrade'),
                managed: mostly(boolean()),
              },
              { requiredKeys: [] },
            ),
            30,
          ),
        ),
        30,
      ),
      tokens: mostly(array(nameFrom('<<*>>', '*', '[*]'), { maxLength: 2 })),
    },
    { requiredKeys: [] },
  ),
);

export const config = fuzzTarget(
  { name: 'config', fewInputs: 1500, manyInputs: 150_000 },
  mutated(configTexts, mutatedText, 1),
  async (text) => {
    const { config: read, problems } = readWorkspaceConfig(text, ruleIds);
    await assertPlaced(problems, text);
    const root = parsedJson(text);
    if (root && problems.length === 0) {
      const names = (member: string): string[] => [...membersOf(memberOf(root, member)).keys()];
      assert.deepEqual(
        read.environments.map(({ name }) => name),
        names('environments'),
      );
      assert.deepEqual([...read.rules.keys()], names('rules'));
    }
    return problems.length > 0 ? 'refused' : 'taken';
  },
);
