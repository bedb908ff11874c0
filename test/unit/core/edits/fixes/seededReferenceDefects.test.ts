import assert from 'node:assert/strict';
import { fixMakers } from '../../../../../src/core/edits/fixes/fixMakers';
import type { Finding } from '../../../../../src/core/model/finding';
import { fixAll, fixesOf } from '../../../../../src/core/rules/fixAll';
import { answerEachWay, assertFixLaw } from '../../../../support/fixLaw';
import { bound, exampleGuid, type ReferenceSource, solutionFiles } from '../../../../support/solutionSource';
import { inStyle, type TextStyle, textStyles } from '../../../../support/textStyles';
import { allFindings, openWorkspace, type OpenWorkspace } from '../../../../support/workspace';

/** What uses a reference: in a flow, an agent, a canvas app. */
interface Use {
  name: string;
  api: string;
}

/** Two solutions that share references, and settings files that map them: right, until something is changed. */
interface Model {
  references: ReferenceSource[];
  uses: Use[];
  /** What the other solution defines too, and uses. */
  shared: ReferenceSource[];
  sharedUses: Use[];
  settings: Use[];
}

/** One thing that went wrong, at one place. */
interface Defect {
  readonly rule: string;
  readonly where: string;
  readonly spoil: (model: Model) => void;
  /** What may have to be repaired before anything is offered. */
  readonly repairedFirst?: string;
}

const weather = 'shared_cts-5fweather-5f0123456789abcdef';
const references: readonly ReferenceSource[] = [
  { name: 'cts_mail_1a2b3', displayName: 'Mail &amp; more' },
  { name: 'cts_box_1a2b4', displayName: 'Mail' },
  { name: 'CTS_Sites_aa001', displayName: 'Sites', api: 'shared_sharepointonline' },
  { name: 'cts_teams_bb002', displayName: 'Grün', api: 'shared_teams' },
  { name: 'cts_weather_cc003', displayName: 'Weather', api: weather, custom: exampleGuid },
];
const places = references.map((_, at) => at);
const pairs = places.flatMap((a) => places.filter((b) => b !== a).map((b) => [a, b] as const));

function useOf({ name, api = 'shared_office365' }: ReferenceSource): Use {
  return { name, api };
}

function right(): Model {
  const uses = (): Use[] => references.map(useOf);
  return {
    references: [...references],
    uses: uses(),
    shared: [...references],
    sharedUses: uses(),
    settings: uses(),
  };
}

const defects: readonly Defect[] = [
  // The last users go, for another reference, or at all.
  ...places.flatMap((at) =>
    [true, false].map((moves) => ({
      rule: 'unused-reference',
      where: `${at}, users ${moves ? 'moved' : 'gone'}`,
      spoil: (model: Model) => {
        for (const uses of [model.uses, model.sharedUses]) {
          uses.splice(at, 1, ...(moves ? [uses[(at + 1) % uses.length]!] : []));
        }
      },
    })),
  ),
  // Another solution never had it.
  ...places.map((at) => ({
    rule: 'unused-reference',
    where: `${at}, in one solution`,
    spoil: (model: Model) => {
      model.uses.splice(at, 1);
      model.sharedUses.splice(at, 1);
      model.shared.splice(at, 1);
      model.settings.splice(at, 1);
    },
  })),
  // A merge took the lines of both branches.
  ...places.flatMap((at) =>
    [...places, references.length].map((to) => ({
      rule: 'duplicate-reference',
      where: `${at} again at ${to}`,
      spoil: ({ references: own }: Model) => {
        own.splice(to, 0, own[at]!);
      },
    })),
  ),
  // Two branches gave one name to two references, each with its users.
  ...pairs.flatMap(([at, to]) =>
    [true, false].map((alone) => ({
      rule: 'duplicate-reference',
      where: `${to} called as ${at}, ${alone ? 'in one solution' : 'shared'}`,
      spoil: (model: Model) => {
        const name = references[at]!.name.toLowerCase();
        model.references[to] = { ...model.references[to]!, name };
        model.uses[to] = { ...model.uses[to]!, name };
        model.settings.splice(to, 1);
        if (alone) {
          model.shared.splice(0);
          model.sharedUses[to] = { ...model.sharedUses[to]!, name };
        }
      },
    })),
  ),
  // Both are mapped, under one name.
  ...pairs.map(([at, to]) => ({
    rule: 'duplicate-reference',
    where: `${to} called as ${at}, also in the settings`,
    repairedFirst: 'settings-duplicate-entry',
    spoil: (model: Model) => {
      const { name } = references[at]!;
      for (const list of [model.uses, model.settings]) {
        list[to] = { ...list[to]!, name };
      }
      model.references[to] = { ...model.references[to]!, name };
    },
  })),
  // Only one of two is mapped, under the name of both.
  ...pairs.map(([at, to]) => ({
    rule: 'duplicate-reference',
    where: `${to} called as ${at}, whose entry is gone`,
    spoil: (model: Model) => {
      const { name } = references[at]!;
      model.references[to] = { ...model.references[to]!, name };
      model.uses[to] = { ...model.uses[to]!, name };
      model.settings[to] = { ...model.settings[to]!, name };
      model.settings.splice(at, 1);
      model.shared.splice(0);
      model.sharedUses.splice(0);
    },
  })),
  ...pairs.flatMap(([at, to]) =>
    [(name: string) => name.toUpperCase().replace('&AMP;', '&amp;'), (name: string) => ` ${name} `].map(
      (retyped, form) => ({
        rule: 'duplicate-display-name',
        where: `${to} shown as ${at}, form ${form}`,
        spoil: ({ references: own, shared }: Model) => {
          const displayName = retyped(references[at]!.displayName!);
          own[to] = { ...own[to]!, displayName };
          if (form === 0) {
            shared[to] = { ...shared[to]!, displayName };
          }
        },
      }),
    ),
  ),
  ...places.map((at) => ({
    rule: 'default-display-name',
    where: String(at),
    spoil: ({ references: own }: Model) => {
      own[at] = { ...own[at]!, displayName: `Some connector Contoso${own[at]!.name.slice(-6).replace('_', '-')}` };
    },
  })),
  // One team made it anew on another connector.
  ...places.flatMap((at) =>
    (['references', 'shared'] as const).map((side) => ({
      rule: 'conflicting-reference',
      where: `${at}, ${side}`,
      spoil: (model: Model) => {
        model[side][at] = { name: references[at]!.name, displayName: 'Made anew', api: 'shared_sql' };
        model[side === 'shared' ? 'sharedUses' : 'uses'][at]!.api = 'shared_sql';
      },
    })),
  ),
  // What was for another connector has moved to this one, with its users.
  ...pairs.map(([at, to]) => ({
    rule: 'several-references-per-connector',
    where: `${to} on the connector of ${at}`,
    spoil: (model: Model) => {
      const { api, custom } = references[at]!;
      const { name, displayName } = references[to]!;
      const moved: ReferenceSource = {
        name,
        ...(displayName !== undefined && { displayName }),
        ...(api !== undefined && { api }),
        ...(custom !== undefined && { custom }),
      };
      model.references[to] = moved;
      model.shared[to] = moved;
      for (const list of [model.uses, model.sharedUses, model.settings]) {
        list[to] = useOf(moved);
      }
    },
  })),
];

function filesOf({ references: own, uses, shared, sharedUses, settings }: Model): [string, string][] {
  const [flowUses, holderUses] = [uses, uses.map(({ name }) => name)];
  const entries = (list: readonly Use[]) =>
    Object.fromEntries(list.map(({ name, api }, at) => [`k${at}`, bound(name, api)]));
  const canvas = Object.fromEntries(
    holderUses.map((name, at) => [`c${at}`, { xrmConnectionReferenceLogicalName: name }]),
  );
  const connectors = [{ name: 'cts_5Fweather' }];
  const settingsText = (connectionOf: (at: number) => string): string =>
    JSON.stringify(
      {
        EnvironmentVariables: [],
        ConnectionReferences: settings.map(({ name, api }, at) => ({
          LogicalName: name,
          ConnectionId: connectionOf(at),
          ConnectorId: `/providers/Microsoft.PowerApps/apis/${api}`,
        })),
      },
      null,
      2,
    );
  return [
    ...solutionFiles({
      references: own,
      connectors,
      flows: [
        { name: 'All', entries: entries(flowUses) },
        { name: 'Again', id: '0f000000-0000-4000-8000-000000000002', entries: entries(flowUses.toReversed()) },
      ],
      files: {
        'CanvasApps/cts_app.meta.xml': `<CanvasApp><Name>cts_app</Name><ConnectionReferences>${JSON.stringify(canvas).replaceAll('"', '&quot;')}</ConnectionReferences></CanvasApp>`,
        'bots/cts_agent/bot.xml': '<bot><name>Helper</name></bot>',
        'botcomponents/cts_agent.topic/data': `kind: x\n${holderUses.map((name, at) => `a${at}:\n  connectionReference: ${name}\n`).join('')}`,
      },
    }),
    ...solutionFiles({
      root: 'repo/Fabrikam',
      uniqueName: 'Fabrikam',
      prefix: 'fbk',
      references: shared,
      flows: [{ name: 'Forward', id: '0f000000-0000-4000-8000-000000000003', entries: entries(sharedUses) }],
    }),
    ['repo/settings/test.deploymentsettings.json', settingsText((at) => `connection${at}`)],
    ['repo/settings/prod.deploymentsettings.json', settingsText((at) => (at % 2 === 0 ? '' : `other${at}`))],
    ['repo/.connref.json', '{\n  // Off otherwise.\n  "rules": { "several-references-per-connector": "hint" }\n}\n'],
  ];
}

function spoilt({ spoil }: Defect, style: TextStyle): Promise<OpenWorkspace> {
  const model = right();
  spoil(model);
  return openWorkspace(inStyle(filesOf(model), style));
}

/** Some styles for each of so many defects: each style is tried with several of them, and with other ones than the next style. */
function stylesFor(at: number, count: number): TextStyle[] {
  const each = Math.ceil((4 * textStyles.length) / count);
  return Array.from({ length: each }, (_, step) => textStyles[(at * each + step) % textStyles.length]!);
}

function findingsOf({ engine }: OpenWorkspace, rule: string): Finding[] {
  return allFindings(engine).filter(({ ruleId }) => ruleId === rule);
}

describe('The law of fixes, for defects seeded among connection references', () => {
  it('has a workspace to begin with in which none of them is', async () => {
    const { engine } = await openWorkspace(filesOf(right()));
    const rules = new Set(defects.map(({ rule }) => rule));
    assert.deepEqual(
      allFindings(engine)
        .filter(({ ruleId }) => rules.has(ruleId))
        .map(({ ruleId, data }) => [ruleId, data.reference]),
      [
        ['several-references-per-connector', 'cts_box_1a2b4'],
        ['several-references-per-connector', 'cts_box_1a2b4'],
      ],
    );
  });

  for (const rule of new Set(defects.map((defect) => defect.rule))) {
    it(`holds at every place: ${rule}`, async function () {
      this.timeout(120_000);
      const own = defects.filter((each) => each.rule === rule);
      for (const [at, defect] of own.entries()) {
        for (const style of stylesFor(at, own.length)) {
          const workspace = await spoilt(defect, style);
          const found = findingsOf(workspace, rule);
          assert.ok(found.length > 0, defect.where);
          for (const finding of found) {
            const fixes = fixesOf(finding, workspace.engine.index, fixMakers);
            const isFirst = findingsOf(workspace, defect.repairedFirst ?? '').length === 0;
            assert.ok(fixes.length > 1 || !isFirst, `${defect.where}: ${finding.message}`);
            for (const fix of fixes) {
              for (const operations of answerEachWay(fix)) {
                await assertFixLaw(operations, [finding], fix.mayRaise, workspace).catch((error: unknown) => {
                  throw new Error(`${defect.where}: ${fix.title}: ${String(error)}`, { cause: error });
                });
              }
            }
          }
        }
      }
    });
  }

  it('repairs many at once only where two definitions are the same', async () => {
    const kinds = new Set<string>();
    for (const defect of defects) {
      const workspace = await spoilt(defect, textStyles[0]!);
      const found = findingsOf(workspace, defect.rule);
      const { operations, fixed } = fixAll(found, workspace.engine.index, fixMakers);
      operations.forEach(({ kind }) => kinds.add(kind));
      assert.deepEqual(
        fixed,
        found.filter(({ data }) => data.same === 'true'),
        defect.where,
      );
      await assertFixLaw(operations, fixed, [], workspace);
    }
    assert.deepEqual([...kinds], ['removeReference']);
  });

  it('offers nothing that edits a managed solution', async () => {
    for (const defect of defects) {
      const { tree } = await spoilt(defect, textStyles[0]!);
      for (const root of ['repo/Contoso', 'repo/Fabrikam']) {
        const manifest = `${root}/Other/Solution.xml`;
        tree.write(manifest, tree.text(manifest).replace('<Managed>0', '<Managed>1'));
      }
      const workspace = await openWorkspace(tree);
      for (const finding of findingsOf(workspace, defect.rule)) {
        const fixes = fixesOf(finding, workspace.engine.index, fixMakers);
        assert.deepEqual(
          fixes.flatMap(({ operations }) => operations.map(({ kind }) => kind)),
          ['ignoreFinding'],
          defect.where,
        );
      }
    }
  });
});
