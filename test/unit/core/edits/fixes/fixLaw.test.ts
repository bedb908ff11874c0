import assert from 'node:assert/strict';
import { newReferenceRules } from '../../../../../src/core/edits/refactorings/shared/newReferenceRules';
import { fixMakers } from '../../../../../src/core/edits/fixes/fixMakers';
import { fixAll, fixesOf } from '../../../../../src/core/rules/fixAll';
import { answerEachWay, assertFixLaw } from '../../../../support/fixLaw';
import {
  bound,
  connectorCall,
  exampleGuid,
  raw,
  type SolutionSource,
  solutionFiles,
} from '../../../../support/solutionSource';
import { inStyle, textStyles } from '../../../../support/textStyles';
import { graveFindings, openWorkspace } from '../../../../support/workspace';

const outlook = 'shared_office365';
const custom = { ...bound('cts_weather', 'shared_cts-5fweather-5f0123456789abcdef') };
const sibling: SolutionSource = {
  root: 'repo/Fabrikam',
  uniqueName: 'Fabrikam',
  references: [{ name: 'fbk_mail' }, { name: 'fbk_sites', api: 'shared_sharepointonline' }],
};

/** Small solutions with one defect each; `fixes` is how many ways out there are, to ignore it among them. */
const defects: Record<string, { rule: string; fixes: number; solutions: readonly SolutionSource[] }> = {
  'raw, two references of the connector': {
    rule: 'raw-connection',
    fixes: 5,
    solutions: [
      {
        references: [{ name: 'cts_mail' }, { name: 'cts_other' }],
        flows: [{ name: 'Send', entries: { mail: raw(), other: bound('cts_other') } }],
      },
    ],
  },
  'raw, no reference at all': {
    rule: 'raw-connection',
    fixes: 3,
    solutions: [{ flows: [{ name: 'Send', entries: { [outlook]: raw() } }] }],
  },
  'raw, references of other connectors': {
    rule: 'raw-connection',
    fixes: 3,
    solutions: [
      {
        references: ['a', 'm', 'z'].map((name) => ({ name: `cts_${name}`, api: 'shared_teams' })),
        flows: [{ name: 'Send', entries: { [outlook]: raw() } }],
      },
    ],
  },
  'raw, a reference in a sibling': {
    rule: 'raw-connection',
    fixes: 4,
    solutions: [{ flows: [{ name: 'Send', entries: { [outlook]: raw() } }] }, sibling],
  },
  'raw, named by hand': {
    rule: 'raw-connection',
    fixes: 4,
    solutions: [
      {
        references: [{ name: 'cts_mail' }],
        flows: [
          {
            name: 'Send',
            entries: { [outlook]: { ...raw(), connection: { name: 'shared-office365-0123', tier: 'x' } } },
          },
        ],
      },
    ],
  },
  'raw, without a connection member': {
    rule: 'raw-connection',
    fixes: 4,
    solutions: [
      {
        references: [{ name: 'cts_mail' }],
        flows: [{ name: 'Send', entries: { [outlook]: { api: { name: outlook } } } }],
      },
    ],
  },
  'raw, an empty logical name': {
    rule: 'raw-connection',
    fixes: 4,
    solutions: [{ references: [{ name: 'cts_mail' }], flows: [{ name: 'Send', entries: { [outlook]: bound('') } }] }],
  },
  'undefined, defined nowhere': {
    rule: 'undefined-reference',
    fixes: 4,
    solutions: [{ references: [{ name: 'cts_mail' }], flows: [{ name: 'Send', entries: { a: bound('cts_gone') } }] }],
  },
  'undefined, an agent’s name with dots': {
    rule: 'undefined-reference',
    fixes: 3,
    solutions: [{ flows: [{ name: 'Send', entries: { a: bound('cts_agent.shared_office365.0123456789') } }] }],
  },
  'undefined, defined in a sibling': {
    rule: 'undefined-reference',
    fixes: 3,
    solutions: [{ flows: [{ name: 'Send', entries: { a: bound('fbk_mail') } }] }, sibling],
  },
  'another connector than the reference': {
    rule: 'connector-mismatch',
    fixes: 2,
    solutions: [
      {
        references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }],
        flows: [{ name: 'Send', entries: { a: bound('cts_teams') } }],
      },
    ],
  },
  'a custom connector that is not there': {
    rule: 'missing-connector',
    fixes: 2,
    solutions: [
      {
        references: [{ name: 'cts_weather', api: 'shared_cts-5fweather-5f0123456789abcdef', custom: exampleGuid }],
        flows: [
          {
            name: 'Send',
            entries: {
              a: { ...custom, api: { name: 'shared_cts-5fweather-5f0123456789abcdef', logicalName: 'cts_5Fweather' } },
            },
          },
        ],
      },
    ],
  },
  'a custom connector of which only the GUID is known': {
    rule: 'missing-connector',
    fixes: 2,
    solutions: [
      {
        references: [{ name: 'cts_weather', api: 'shared_cts-5fweather-5f0123456789abcdef', custom: exampleGuid }],
        flows: [
          { name: 'Send', entries: { a: { connection: { connectionReferenceLogicalName: 'cts_weather' }, api: {} } } },
        ],
      },
    ],
  },
  'an undeclared key': {
    rule: 'undeclared-connection-key',
    fixes: 2,
    solutions: [{ flows: [{ name: 'Send', actions: { Send_it: connectorCall('mail') } }] }],
  },
  ...Object.fromEntries(
    ["['mail']", '?.mail', '.mail'].map((access) => [
      `an undeclared key in an expression: ${access}`,
      {
        rule: 'undeclared-connection-key',
        // Ways to use another entry, and to ignore it: the host does not say which connector it needs.
        fixes: 2,
        solutions: [
          {
            references: [{ name: 'cts_mail' }],
            flows: [
              {
                name: 'Send',
                entries: { "it's": bound('cts_mail') },
                actions: {
                  Send_it: {
                    inputs: { host: { connection: { name: `@parameters('$connections')${access}['connectionId']` } } },
                  },
                  Other: connectorCall("it's"),
                },
              },
            ],
          },
        ],
      },
    ]),
  ),
  'raw, and an expression that may use it': {
    rule: 'raw-connection',
    fixes: 4,
    solutions: [
      {
        references: [{ name: 'cts_mail' }],
        flows: [{ name: 'Send', entries: { [outlook]: raw() }, actions: { Send_it: connectorCall('@item()') } }],
      },
    ],
  },
};

describe('The law of fixes, on small solutions', () => {
  for (const [what, { rule, fixes: ways, solutions }] of Object.entries(defects)) {
    it(`holds for every fix: ${what}`, async () => {
      for (const style of textStyles) {
        const workspace = await openWorkspace(inStyle(solutions.flatMap(solutionFiles), style));
        const [finding, ...others] = graveFindings(workspace.engine);
        assert.ok(finding);
        assert.deepEqual([finding.ruleId, others], [rule, []]);
        const fixes = fixesOf(finding, workspace.engine.index, fixMakers);
        assert.equal(fixes.length, ways, fixes.map(({ title }) => title).join('\n'));
        for (const fix of fixes) {
          for (const operations of answerEachWay(fix)) {
            await assertFixLaw(operations, [finding], fix.mayRaise, workspace);
          }
        }
      }
    });
  }

  it('offers no reference that would suit one flow and break another', async () => {
    const flows = [
      { name: 'Send', entries: { a: bound('cts_both') } },
      { name: 'Chat', entries: { a: bound('cts_both', 'shared_teams') } },
    ];
    const workspace = await openWorkspace(solutionFiles({ flows }));
    const findings = graveFindings(workspace.engine);
    assert.equal(findings.length, 2);
    assert.deepEqual(
      findings.flatMap((finding) => fixesOf(finding, workspace.engine.index, fixMakers).map(({ title }) => title)),
      Array(2).fill(['Add cts_both to externals: every target environment has it', 'Ignore this finding…']).flat(),
    );
  });

  it('copies a reference that suits, and none on whose connector two solutions are at odds', async () => {
    const flow = solutionFiles({ flows: [{ name: 'Send', entries: { a: bound('both') } }] });
    const sibling = (name: string, api: string) =>
      solutionFiles({ root: `repo/${name}`, uniqueName: name, references: [{ name: 'both', api }] });
    const copies = async (...files: [string, string][]) => {
      const workspace = await openWorkspace([...flow, ...files]);
      const finding = graveFindings(workspace.engine).find(({ ruleId }) => ruleId === 'undefined-reference');
      assert.ok(finding);
      const fixes = fixesOf(finding, workspace.engine.index, fixMakers).filter(({ operations }) =>
        operations.some(({ kind }) => kind === 'copyReference' || kind === 'defineReference'),
      );
      for (const fix of fixes) {
        await assertFixLaw(fix.operations, [finding], fix.mayRaise, workspace);
      }
      return fixes.map(({ title }) => title);
    };
    assert.deepEqual(await copies(...sibling('B', outlook)), ['Define both in Contoso, copied from B']);
    assert.deepEqual(await copies(...sibling('B', 'shared_teams')), []);
    assert.deepEqual(await copies(...sibling('A', 'shared_teams'), ...sibling('B', outlook)), []);
  });

  it('holds for all preferred fixes at once', async () => {
    const solutions = Object.values(defects).flatMap(({ solutions }, at) =>
      solutions
        .filter(({ uniqueName }) => uniqueName !== 'Fabrikam')
        .map((solution) => ({
          ...solution,
          root: `repo/Solution${at}`,
          uniqueName: `Solution${at}`,
          prefix: `s${at}`,
        })),
    );
    for (const style of textStyles) {
      const workspace = await openWorkspace(inStyle([...solutions, sibling].flatMap(solutionFiles), style));
      const { operations, fixed } = fixAll(graveFindings(workspace.engine), workspace.engine.index, fixMakers);
      assert.ok(fixed.length >= 7, `${fixed.length} findings`);
      await assertFixLaw(operations, fixed, [...newReferenceRules, 'unused-reference'], workspace);
    }
  });
});
