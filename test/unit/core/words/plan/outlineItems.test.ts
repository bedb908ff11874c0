import assert from 'node:assert/strict';
import type {
  ConnectionNeed,
  ImportPlan,
  ReferenceUser,
  RemovedReference,
  VariablePlan,
} from '../../../../../src/core/plan/importPlan';
import { activationItems } from '../../../../../src/core/words/plan/activationItems';
import { canvasItems } from '../../../../../src/core/words/plan/canvasItems';
import { commandItems } from '../../../../../src/core/words/plan/commandItems';
import { connectionItems } from '../../../../../src/core/words/plan/connectionItems';
import { connectorItems } from '../../../../../src/core/words/plan/connectorItems';
import { flowItems } from '../../../../../src/core/words/plan/flowItems';
import { orderItems } from '../../../../../src/core/words/plan/orderItems';
import type { OutlineItem } from '../../../../../src/core/words/plan/outlineItem';
import { removedItems } from '../../../../../src/core/words/plan/removedItems';
import { variableItems } from '../../../../../src/core/words/plan/variableItems';
import { assertWords } from '../../../../support/wordSamples';
import { flowOf, planWith, stepOf } from './planWith';

type Lines = readonly string[];

/** Status and text of each item, its details, and its command line. */
function linesOf(items: readonly OutlineItem[]): Lines[] {
  return items.map(({ status, text, details, code }) => [
    `${status}: ${text}`,
    ...details,
    ...(code === '' ? [] : [`$ ${code}`]),
  ]);
}

function assertItems(
  itemsFor: (plan: ImportPlan) => readonly OutlineItem[],
  plan: Partial<ImportPlan>,
  ...expected: readonly Lines[]
): void {
  assert.deepEqual(linesOf(itemsFor(planWith(plan))), expected);
}

describe('orderItems', () => {
  it('name each solution, what it needs, and why it is there', () => {
    const needs = [
      { kind: 'connectionReference', name: 'cts_A' },
      { kind: 'customConnector', name: 'cts_W' },
      { kind: 'connectionReference', name: 'cts_B' },
    ] as const;
    assertItems(
      orderItems,
      {
        solutions: [
          stepOf('Base', { takenInFor: ['A'] }),
          stepOf('More', { takenInFor: ['A', 'B'] }),
          stepOf('A', { managed: false, dependsOn: [{ solution: 'Base', needs }] }),
        ],
        commands: ['Base', 'More'].map((solution) => ({ kind: 'import', solution, line: '' })),
      },
      [
        'step: 1. Base 1.0, managed',
        'Taken in because A needs it: no settings file names anything of it.',
        'If Test has it already, name the solutions that Test gets in environments of .connref.json.',
      ],
      [
        'step: 2. More 1.0, managed',
        'Taken in because A and B need it: no settings file names anything of it.',
        'If Test has it already, name the solutions that Test gets in environments of .connref.json.',
      ],
      [
        'step: 3. A 1.0, unmanaged',
        'Needs the connection references cts_A and cts_B, the custom connector cts_W of Base.',
        'Not among the commands: see What fails.',
      ],
    );
  });

  it('name solutions that need each other where that does not fail, and those that cannot be upgraded', () => {
    const plan: Partial<ImportPlan> = {
      cycles: [['A', 'B']],
      solutions: [stepOf('A', { managed: false })],
      commands: [{ kind: 'import', solution: 'A', line: '' }],
    };
    const step = ['step: 1. A 1.0, unmanaged'];
    const cycle = ['warning: A and B need each other: what is new in either must not need what is new in the other.'];
    assertItems(orderItems, plan, step);
    assertItems(orderItems, { ...plan, importMode: 'update' }, step, cycle);
    assertItems(orderItems, { ...plan, importMode: 'upgrade' }, step, cycle, [
      'warning: A comes unmanaged, and only managed solutions can be upgraded: it is imported as an update.',
    ]);
  });

  it('name what is not planned', () => {
    const advice = 'Clone the solution, which rolls its patches up, and plan that.';
    assertItems(
      orderItems,
      {
        unsupported: [
          { solution: 'P', path: 'p', reason: 'patch', parent: 'A' },
          { solution: 'Q', path: 'q', reason: 'patch', parent: null },
          { solution: 'Y', path: 'y', reason: 'yamlLayout', parent: null },
          { solution: 'A', path: 'old/A', reason: 'otherCopy', parent: null },
        ],
      },
      ['warning: P is a patch of A, and patches are not planned.', advice],
      ['warning: Q is a patch of another solution, and patches are not planned.', advice],
      ['warning: Y is in the YAML layout, which is not read, so it is not planned.'],
      [
        'warning: old/A holds a solution A too, which is not planned.',
        'Leave it out with exclude in .connref.json if it is an old copy.',
      ],
    );
  });

  it('name what must be in the environment, once, and what is in the workspace alone', () => {
    assertItems(
      orderItems,
      {
        prerequisites: [
          { kind: 'solution', name: 'Msft (1.0)', reason: 'listed', neededBy: ['A', 'B'] },
          { kind: 'connectionReference', name: 'cts_X', reason: 'external', neededBy: ['A'] },
          { kind: 'solution', name: 'S', reason: 'external', neededBy: ['A'] },
          { kind: 'solution', name: 'Base', reason: 'notPlanned', neededBy: ['A', 'B'] },
        ],
        notPlanned: ['Base', 'Other', 'More'],
        solutionsKnown: false,
      },
      ['info: The connection reference cts_X must be in Test already: .connref.json says that it is.', 'A needs it.'],
      ['info: The component S must be in Test already: .connref.json says that it is.', 'A needs it.'],
      ['warning: Base must be in Test already: it is not among its solutions.', 'A and B need it.'],
      ['info: 1 more solution must be in Test already.', 'Msft (1.0), for A and B'],
      ['info: Not in this plan: Other and More.'],
      [
        'info: Nothing says which solutions Test gets: these are all of the workspace folder.',
        'Name them in environments of .connref.json.',
      ],
    );
  });
});

describe('connectorItems', () => {
  it('say which connectors come first, and how', () => {
    const pass = { connector: 'cts_w', displayName: 'Weather', solution: 'Base', references: ['cts_A', 'cts_B'] };
    const text =
      'info: Weather is new to Test, and a connection for it must be there before cts_A and cts_B can be mapped.';
    assertItems(
      connectorItems,
      {
        connectorPasses: [
          { ...pass, holdsItsReferences: true },
          { ...pass, holdsItsReferences: false },
        ],
      },
      [
        text,
        'Base holds both: import it in two passes, the connector alone first. Commands has all steps in their order.',
      ],
      [text, 'Base brings it and is imported before. Commands has all steps in their order.'],
    );
  });
});

describe('flowItems', () => {
  it('say which flows stay off and why, and those that come up on together', () => {
    const reasons = [{ kind: 'keepsConnection', reference: 'cts_A' }, { kind: 'stateUnknown' }] as const;
    const keeps = 'cts_A keeps the connection of the earlier import, if it had one.';
    const state = 'Nothing in the source says whether it is on.';
    const plain = flowOf('Plain', 'on');
    assertItems(
      flowItems,
      {
        flows: [
          plain,
          flowOf('On', 'on', { reasons }),
          flowOf('Unknown', 'unknown', { reasons }),
          flowOf('Off', 'off', { reasons }),
          flowOf('Meant', 'off', { onInSource: false }),
        ],
      },
      ['warning: Off (Contoso) stays off.', state],
      ['info: Meant (Contoso) stays off.'],
      ['info: Unknown (Contoso): on or off, the source does not tell.', state],
      ['ok: On (Contoso) comes up on.', keeps, state],
      ['ok: 1 flow comes up on.', 'Plain'],
    );
    assertItems(flowItems, { flows: [plain, plain] }, ['ok: 2 flows come up on.', 'Plain, Plain']);
  });
});

describe('connectionItems', () => {
  const need: ConnectionNeed = {
    status: 'mapped',
    connectionId: 'id1',
    connector: 'shared_office365',
    connectorName: 'Outlook',
    references: ['cts_A', 'cts_B'],
    flows: ['Send', 'Ask'],
  };
  const oauth =
    'A connection with OAuth can be shared with a service principal only, as “Can use”: a user must own it.';
  const owner =
    'Once its owner has switched a flow on, co-owners can switch it off and on. A flow that uses new references needs the owner again.';

  it('say who needs them', () => {
    const connections = [need];
    const item = ['step: cts_A, cts_B (Outlook): connection id1', 'For Send, Ask'];
    assertItems(
      connectionItems,
      { connections },
      [
        'info: Whoever switches the flows on must own every connection of a flow or be allowed to use it.',
        oauth,
        owner,
      ],
      item,
    );
    for (const [kind, sharing] of [
      ['user', oauth],
      ['unknown', oauth],
      ['servicePrincipal', 'The owner of a connection shares it with the service principal, as “Can use”.'],
    ] as const) {
      assertItems(
        connectionItems,
        { connections, activator: { name: 'Ann', kind } },
        [
          'info: Ann switches the flows on, and must own every connection of a flow or be allowed to use it.',
          sharing,
          owner,
        ],
        item,
      );
    }
    assertItems(connectionItems, {});
  });

  it('say which connection each is', () => {
    const texts: Readonly<Record<ConnectionNeed['status'], string>> = {
      mapped: 'step: cts_A, cts_B (Outlook): connection id1',
      token: 'info: cts_A, cts_B (Outlook): the pipeline sets it, id1.',
      unmapped: 'warning: cts_A, cts_B (Outlook): no connection',
      kept: 'info: cts_A, cts_B (Outlook): the connection of the earlier import, if it had one',
      external: 'info: cts_A, cts_B (Outlook): the connection that it has in Test',
      outside: 'info: cts_A, cts_B (Outlook): the connection that it has in Test',
    };
    const statuses = Object.keys(texts) as ConnectionNeed['status'][];
    const [, ...items] = linesOf(
      connectionItems(planWith({ connections: statuses.map((status) => ({ ...need, status })) })),
    );
    assert.deepEqual(
      items,
      statuses.map((status) => [texts[status], 'For Send, Ask']),
    );
  });
});

describe('canvasItems', () => {
  it('say what is done by hand', () => {
    const step = { app: 'Survey', solution: 'Contoso', connector: 'shared_sql', connectorName: 'SQL' };
    assertWords<ImportPlan['canvasSteps'][number]>(
      {
        sharedConnection: [
          [
            { ...step, reference: null, makesUnmanagedLayer: true },
            'step: Survey (Contoso): remove its connection to SQL, which is implicitly shared, and add it again with a connection reference.',
            'In a managed solution that makes an unmanaged layer.',
          ],
        ],
        customConnectorReference: [
          [
            { ...step, reference: 'cts_W', makesUnmanagedLayer: false },
            'step: Survey (Contoso): after the import, remove cts_W and add it again, since canvas apps do not recognise references on custom connectors.',
          ],
        ],
      },
      (canvasStep) => linesOf(canvasItems(planWith({ canvasSteps: [canvasStep] }))).flat(),
    );
  });
});

describe('variableItems', () => {
  it('say what each has', () => {
    const texts: Readonly<Record<VariablePlan['status'], readonly [optional: Lines, required: Lines]>> = {
      none: [
        ['info: cts_Url has no value and no default.'],
        ['warning: cts_Url has no value: it is required and has no default.'],
      ],
      kept: alike('info: cts_Url keeps the value of the earlier import, if it had one.'),
      empty: alike('error: cts_Url has an empty value.'),
      token: alike('info: The pipeline sets cts_Url.'),
      source: alike('info: cts_Url comes with the value that the source holds.'),
      set: alike('ok: 1 variable has a value or a default.', 'cts_Url'),
      default: alike('ok: 1 variable has a value or a default.', 'cts_Url'),
    };
    const variable = { variable: 'cts_Url', solutions: ['Contoso'] };
    for (const [status, [optional, required]] of Object.entries(texts) as [
      VariablePlan['status'],
      readonly [Lines, Lines],
    ][]) {
      assertItems(variableItems, { variables: [{ ...variable, status, required: false }] }, optional);
      assertItems(variableItems, { variables: [{ ...variable, status, required: true }] }, required);
    }
    const set = { ...variable, status: 'set', required: false } as const;
    assertItems(variableItems, { variables: [set, { ...set, variable: 'cts_Max', status: 'default' }] }, [
      'ok: 2 variables have a value or a default.',
      'cts_Url, cts_Max',
    ]);
  });

  function alike(...lines: Lines): readonly [Lines, Lines] {
    return [lines, lines];
  }
});

describe('removedItems', () => {
  it('say what becomes of what no solution has any more', () => {
    const usedBy = [
      { solution: 'A', name: 'Send' },
      { solution: 'A', name: 'Ask' },
    ];
    const advice = 'Remove its entry from a.json and b.json.';
    const stays = 'info: cts_Old stays, if an earlier version brought it: no solution defines it any more.';
    const deleted = 'info: cts_Old is deleted, if an earlier version brought it: no solution defines it any more.';
    const samples: Readonly<Record<RemovedReference['outcome'], readonly (readonly [ReferenceUser[], Lines])[]>> = {
      blocked: [[usedBy, ['error: cts_Old cannot be deleted: A uses it (Send, Ask).']]],
      deleted: [[[], [deleted, advice]]],
      staysBehind: [
        [[], [stays, advice]],
        [usedBy, [stays, 'A uses it (Send, Ask).']],
      ],
    };
    for (const outcome of ['blocked', 'deleted', 'staysBehind'] as const) {
      for (const [users, lines] of samples[outcome]) {
        const removed = { reference: 'cts_Old', outcome, usedBy: users, files: ['a.json', 'b.json'] };
        assertItems(removedItems, { removedReferences: [removed] }, lines);
      }
    }
    assertItems(removedItems, { importMode: 'upgrade' }, [
      'info: What else the upgrade deletes cannot be known from the source: only what a settings file still names shows here.',
    ]);
  });
});

describe('activationItems', () => {
  it('have a box to tick where a flow can be switched on', () => {
    const step = { flow: 'Send', solution: 'Contoso', calls: [], needsFix: false };
    assertItems(
      activationItems,
      { activation: [step, { ...step, calls: ['A', 'B'], needsFix: true }] },
      ['step: Send (Contoso)'],
      ['info: Send (Contoso), after A and B: it cannot be switched on until what Flows says of it is repaired.'],
    );
  });
});

describe('commandItems', () => {
  it('say what is run and what is done by hand, and where', () => {
    const hand = { solution: 'Base', connector: 'Weather', references: ['cts_A', 'cts_B'] };
    assertWords<ImportPlan['commands'][number]>(
      {
        pack: [[{ solution: 'A', line: 'pac x' }, 'step: Pack A.', '$ pac x']],
        import: [[{ solution: 'A', line: 'pac y' }, 'step: Import A.', '$ pac y']],
        zip: [[{ solution: 'A', from: 'src', to: 'a.zip' }, 'step: Zip the content of src into a.zip.']],
        render: [
          [{ from: ['a', 'b'], variables: [], line: 'c' }, 'step: Lay a and b over one another.', '$ c'],
          [
            { from: ['a'], variables: ['x', 'y'], line: 'c' },
            'step: Replace the tokens of a.',
            'The pipeline has the values of x and y: they are taken from the environment of the process, or from --variables FILE.',
            '$ c',
          ],
        ],
        importConnector: [
          [hand, 'step: Import Weather in a solution of its own, without the references to it: Base holds both.'],
        ],
        createConnection: [[hand, 'step: Create a connection for Weather in Test.']],
        mapConnection: [
          [
            hand,
            'step: Write its ConnectionId, and the ConnectorId that Weather has in Test, into the settings for cts_A and cts_B.',
          ],
        ],
      },
      (command) => {
        const [where, ...items] = linesOf(commandItems(planWith({ commands: [command] }), 'repos/contoso'));
        assert.deepEqual(where, [
          'info: Run these in repos/contoso: their paths are below it.',
          'They write to bin and obj, where nothing is read as a source. Make bin where it is not there.',
        ]);
        return items.flat();
      },
    );
    assert.deepEqual(commandItems(planWith({}), 'x'), []);
  });
});
