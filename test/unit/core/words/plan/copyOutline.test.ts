import assert from 'node:assert/strict';
import type { CopiedCustomConnector, CopiedUser, CopyPlan } from '../../../../../src/core/plan/copyPlan';
import type { UnsupportedSolution } from '../../../../../src/core/plan/planScope';
import { copyOutline } from '../../../../../src/core/words/plan/copyOutline';

const nothingToDo: CopyPlan = {
  environment: 'Test',
  environmentId: null,
  solutions: ['Contoso'],
  managed: [],
  unsupported: [],
  notPlanned: [],
  connections: [],
  customConnectors: [],
  differing: [],
  rawFlows: [],
  variables: [],
  activation: [],
  unread: [],
};

const weather: CopiedCustomConnector = {
  connector: 'shared_weather',
  connectorName: 'Weather',
  references: ['cts_Weather'],
  solutions: [],
  users: [],
  usersWithoutReference: [],
};

const flow: CopiedUser = { kind: 'flow', name: 'Fetch', solution: 'Contoso' };
const app: CopiedUser = { kind: 'canvasApp', name: 'Forecast', solution: 'Base' };

function headlineOf(plan: Partial<CopyPlan>): string {
  return copyOutline({ ...nothingToDo, ...plan }).headline;
}

function itemsOf(plan: Partial<CopyPlan>, section: string): string[] {
  const { sections } = copyOutline({ ...nothingToDo, ...plan });
  const items = sections.find(({ title }) => title === section)?.items ?? [];
  return items.flatMap(({ text, details }) => [text, ...details]);
}

function unsupported(reason: UnsupportedSolution['reason'], parent: string | null = null): UnsupportedSolution {
  return { solution: 'Other', path: 'src/Other', version: '1.0', reason, parent };
}

/** How the users of a reference are named below the instruction to change them. */
function changeItems(users: readonly CopiedUser[], managed: readonly string[] = []): string[] {
  const custom = { ...weather, users };
  return itemsOf({ customConnectors: [custom], managed }, 'Custom connectors').filter((text) =>
    /^(Change|Some|It is|They are)/.test(text),
  );
}

const layer = 'an edit there makes an unmanaged layer, which hides later versions.';

describe('The headline of a plan for a copied environment', () => {
  it('says when there is nothing to do', () => {
    assert.equal(headlineOf({}), 'Contoso needs no connections in Test, a copy of another environment.');
    assert.equal(
      headlineOf({ solutions: ['Base', 'Contoso'] }),
      'Base and Contoso need no connections in Test, a copy of another environment.',
    );
  });

  const begin = 'In Test, a copy of another environment, ';
  const step = { flow: 'Fetch', solution: 'Contoso', calls: [], needsFix: false };
  const connection = { connector: 'a', connectorName: 'A', references: ['a'] };
  const differing = { reference: 'b', connectors: ['A', 'B'], mayBeCustom: false, users: [] };
  const counts: readonly (readonly [string, Partial<CopyPlan>, string])[] = [
    ['a connection', { connections: [connection] }, '1 connection reference needs a connection.'],
    [
      'a reference whose connector differs once',
      { connections: [connection], differing: [differing] },
      '2 connection references need a connection.',
    ],
    [
      'a reference to replace',
      { customConnectors: [weather] },
      '1 custom connector must be checked and 1 connection reference on a custom connector must be replaced.',
    ],
    [
      'references to replace on one connector',
      { customConnectors: [{ ...weather, references: ['a', 'b'] }] },
      '1 custom connector must be checked and 2 connection references on a custom connector must be replaced.',
    ],
    [
      'references to replace on several connectors',
      { customConnectors: [weather, { ...weather, references: ['b'] }] },
      '2 custom connectors must be checked and 2 connection references on custom connectors must be replaced.',
    ],
    [
      'a custom connector without references',
      { customConnectors: [{ ...weather, references: [] }] },
      '1 custom connector must be checked.',
    ],
    [
      'flows with raw connections',
      { rawFlows: [{ flow: 'Fetch', solution: 'Contoso', connectors: ['A'] }] },
      '1 flow has raw connections.',
    ],
    ['values', { variables: ['a', 'b'] }, '2 environment variables must be set.'],
    [
      'flows that must be fixed apart from those to turn on',
      { activation: [step, { ...step, flow: 'Lost', needsFix: true }] },
      '1 flow must be turned on and 1 flow must be fixed first.',
    ],
    ['only flows to fix', { activation: [{ ...step, needsFix: true }] }, '1 flow must be fixed first.'],
  ];
  for (const [what, plan, headline] of counts) {
    it(`counts ${what}`, () => {
      assert.equal(headlineOf(plan), begin + headline);
    });
  }

  it('says that there may be more if something was not read or left out', () => {
    for (const plan of [
      { unread: ['a.json'] },
      { unsupported: [unsupported('patch')] },
      { unsupported: [unsupported('yamlLayout')] },
      { notPlanned: ['Other'] },
    ]) {
      assert.match(headlineOf(plan), / environment\. There may be more: see the section Not in this plan\.$/);
      assert.match(headlineOf({ ...plan, variables: ['a'] }), / must be set\. There may be more: /);
    }
    assert.doesNotMatch(headlineOf({ unsupported: [unsupported('otherCopy')] }), /more/);
  });

  it('does not say that nothing is to be done when no solution is planned', () => {
    assert.equal(
      headlineOf({ solutions: [], unsupported: [unsupported('yamlLayout')] }),
      'The steps for Test, a copy of another environment, are unknown: Connref cannot plan its solutions.',
    );
  });
});

describe('The outline of a plan for a copied environment', () => {
  it('names what the plan leaves out', () => {
    assert.deepEqual(
      itemsOf(
        {
          unread: ['a.json'],
          unsupported: [unsupported('patch', 'Contoso'), unsupported('yamlLayout'), unsupported('otherCopy')],
          notPlanned: ['More', 'Others'],
        },
        'Not in this plan',
      ),
      [
        'a.json could not be read in full, so this plan may lack steps. connref check says why.',
        'Other is a patch of Contoso, and Connref does not plan patches. A copy has it, too, so steps for it are missing here.',
        'Other is in the YAML layout of Dataverse Git integration, which Connref does not read. A copy has it, too, so steps for it are missing here.',
        'src/Other is another copy of Other, with version 1.0, and this plan is not for that copy.',
        'More and Others are not planned for Test. If the copy has them, too, steps for them are missing here.',
      ],
    );
  });

  it('says what to change, apps first if there are both', () => {
    assert.deepEqual(changeItems([]), []);
    assert.deepEqual(changeItems([flow]), ['Change the flows below to the new reference.']);
    assert.deepEqual(changeItems([app]), ['Change the apps below to the new reference.']);
    assert.deepEqual(changeItems([app, flow]), ['Change the apps and flows below to the new reference, apps first.']);
    const several = { ...weather, references: ['a', 'b'], users: [flow] };
    assert.ok(
      itemsOf({ customConnectors: [several] }, 'Custom connectors').includes(
        'Change the flows below to the new references.',
      ),
    );
  });

  it('warns of edits of managed users, and only of these', () => {
    const warningOf = (users: readonly CopiedUser[], ...managed: readonly string[]): string | undefined =>
      changeItems(users, managed)[1];
    assert.equal(warningOf([app, flow], 'Other'), undefined);
    assert.equal(warningOf([{ ...app, solution: null }], 'Base'), undefined);
    assert.equal(warningOf([app], 'Base'), `It is managed: ${layer}`);
    assert.equal(warningOf([app, flow], 'Base'), `Some are managed: ${layer}`);
    assert.equal(warningOf([app, flow], 'Base', 'Contoso'), `They are managed: ${layer}`);
  });

  it('only checks a custom connector without references, also in what uses it', () => {
    const custom = { ...weather, references: [], solutions: ['Base'], usersWithoutReference: [app] };
    assert.deepEqual(itemsOf({ customConnectors: [custom] }, 'Custom connectors'), [
      'Check that the custom connector Weather works in Test. If not, import Base again.',
      'Check it in the canvas app Forecast (Base), too, which has no reference for it.',
    ]);
  });

  it('says that the connector of a reference differs, and what to do if it is custom', () => {
    const differing = { reference: 'cts_A', connectors: ['A', 'Weather'], mayBeCustom: false, users: [flow] };
    const check =
      'Check which connector cts_A has in Test, and choose a connection: it differs in the files (A and Weather).';
    assert.deepEqual(itemsOf({ differing: [differing] }, 'Connections'), [check]);
    assert.deepEqual(itemsOf({ differing: [{ ...differing, mayBeCustom: true }] }, 'Connections'), [
      check,
      'If it is a custom connector, create a new reference in place of this one.',
      'Then change the flow Fetch (Contoso) to the new reference.',
    ]);
  });

  it('does not say that an import sets connections where there is none to choose', () => {
    assert.deepEqual(itemsOf({}, 'Connections'), []);
    assert.deepEqual(
      itemsOf({ connections: [{ connector: '', connectorName: '', references: ['a'] }] }, 'Connections'),
      [
        'Choose a connection in a; its connector is not in the files.',
        'An import with a settings file that has ids of Test sets the connections, too.',
      ],
    );
  });

  it('ends administration mode last', () => {
    assert.equal(copyOutline({ ...nothingToDo, variables: ['a'] }).sections.at(-1)?.title, 'At the end');
  });
});
