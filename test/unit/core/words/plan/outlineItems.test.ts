import assert from 'node:assert/strict';
import type {
  ConnectionNeed,
  ImportPlan,
  RemovedReference,
  VariablePlan,
} from '../../../../../src/core/plan/importPlan';
import type { ReferenceUser } from '../../../../../src/core/plan/referenceUser';
import { administratorItems } from '../../../../../src/core/words/plan/administratorItems';
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
      ['step: 1. Base 1.0, managed', 'In the plan because A needs Base.'],
      ['step: 2. More 1.0, managed', 'In the plan because A and B need More.'],
      [
        'step: 3. A 1.0, unmanaged',
        'Needs the connection references cts_A and cts_B, the custom connector cts_W of Base.',
      ],
      [
        'info: Base and More have no entries in the settings files of Test, but other solutions of the plan need them.',
        'If Test already has Base and More, list only the other solutions under environments in .connref.json.',
      ],
      ['info: A has no commands below because of errors: see the section Errors.'],
    );
    assertItems(
      orderItems,
      {
        solutions: [stepOf('A', { path: 'out/A.zip', source: { path: 'src', version: '0.9' } })],
        commands: [{ kind: 'import', solution: 'A', line: '' }],
        unsupported: [{ solution: 'A', path: 'src', version: '0.9', reason: 'otherCopy', parent: null }],
      },
      [
        'step: 1. A 1.0, managed',
        'The source 0.9 in src cannot be packed as managed, so the plan judges the export in out/A.zip.',
      ],
    );
    const added = stepOf('Base', { takenInFor: ['A'] });
    assertItems(
      orderItems,
      { solutions: [added, stepOf('A')] },
      ['step: 1. Base 1.0, managed', 'In the plan because A needs Base.'],
      ['step: 2. A 1.0, managed'],
      [
        'info: Base has no entries in the settings files of Test, but other solutions of the plan need it.',
        'If Test already has Base, list only the other solutions under environments in .connref.json.',
      ],
      ['info: Base and A have no commands below because of errors: see the section Errors.'],
    );
  });

  it('name solutions that need each other where that does not fail, and those that cannot be upgraded', () => {
    const plan: Partial<ImportPlan> = {
      cycles: [['A', 'B']],
      solutions: [stepOf('A', { managed: false })],
      commands: [{ kind: 'import', solution: 'A', line: '' }],
    };
    const step = ['step: 1. A 1.0, unmanaged'];
    const failures = [{ kind: 'dependencyCycle', solutions: ['A', 'B'] }] as const;
    const cycle = [
      'warning: A and B need each other. The import fails if a new component of one of these solutions needs a new component of another one.',
    ];
    assertItems(orderItems, { ...plan, failures }, step);
    assertItems(orderItems, { ...plan, failures, importMode: 'update' }, step);
    assertItems(orderItems, { ...plan, importMode: 'update' }, step, cycle);
    assertItems(orderItems, { ...plan, importMode: 'upgrade' }, step, cycle, [
      'warning: A is unmanaged, and is imported as an update: only managed solutions can be upgraded.',
    ]);
  });

  it('name what is not planned', () => {
    const advice = 'Clone the patched solution, which merges its patches, and plan the import of the clone.';
    assertItems(
      orderItems,
      {
        unsupported: [
          { solution: 'P', path: 'p', version: '1.0', reason: 'patch', parent: 'A' },
          { solution: 'Q', path: 'q', version: '1.0', reason: 'patch', parent: null },
          { solution: 'Y', path: 'y', version: '1.0', reason: 'yamlLayout', parent: null },
          { solution: 'A', path: 'old/A', version: '0.9', reason: 'otherCopy', parent: null },
        ],
      },
      ['warning: P is a patch of A, and Connref does not plan patches.', advice],
      ['warning: Q is a patch of another solution, and Connref does not plan patches.'],
      [
        'warning: Y is in the YAML layout of Dataverse Git integration, which Connref does not read, so the plan does not import it.',
      ],
      [
        'warning: old/A is another copy of A, with version 0.9, and the plan does not import this copy.',
        'If the copy is old, add its path to exclude in .connref.json.',
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
          { kind: 'solution', name: 'Misspelt', reason: 'declared', neededBy: [] },
          { kind: 'solution', name: 'Base', reason: 'notPlanned', neededBy: ['A', 'B'] },
        ],
        notPlanned: ['Base', 'Other', 'More'],
        solutionsKnown: false,
      },
      [
        'info: The connection reference cts_X must already be in Test: A needs it, and .connref.json lists it in externals.',
      ],
      ['info: The component S must already be in Test: A needs it, and .connref.json lists it in externals.'],
      [
        'warning: Misspelt must already be in Test: .connref.json lists it, and no solution here has the name.',
        'If the name is misspelt, correct it: the plan does not import the solution.',
      ],
      ['warning: Base must already be in Test: A and B need it, and the plan does not import it.'],
      [
        'info: 1 other solution must already be in Test, because solutions of the plan depend on it.',
        'Msft (1.0), for A and B',
      ],
      ['info: Other and More are not imported, because other solutions are declared or chosen for Test.'],
      [
        'info: The solutions of Test are unknown, so the plan imports all solutions of the workspace folder.',
        'List the solutions of Test under environments in .connref.json.',
      ],
    );
  });
});

describe('connectorItems', () => {
  it('say which connectors come first, and how', () => {
    const references = ['cts_A', 'cts_B'];
    const pass = { connector: 'cts_w', displayName: 'Weather', solution: 'Base', references, isMapped: false };
    const text =
      'info: The custom connector Weather is new in Test, and needs a connection there before cts_A and cts_B can be mapped.';
    assertItems(
      connectorItems,
      {
        connectorPasses: [
          { ...pass, holdsItsReferences: true },
          { ...pass, holdsItsReferences: false },
          { ...pass, holdsItsReferences: true, isMapped: true },
        ],
      },
      [
        text,
        'Base contains both the connector and the connection references for it: import the connector alone first.',
      ],
      [text, 'Base contains the connector, and is imported before the solutions with these connection references.'],
      [
        'info: cts_A and cts_B are mapped, so Test should have the custom connector Weather already.',
        'Only an environment with the connector has connections for it.',
      ],
      ['info: The section Steps has all steps in order.'],
    );
    assertItems(connectorItems, {});
  });
});

describe('flowItems', () => {
  it('say which flows stay turned off and why, and name those with the same reasons together', () => {
    const reasons = [{ kind: 'keepsConnection', reference: 'cts_A' }, { kind: 'stateUnknown' }] as const;
    const kept = [{ kind: 'keepsState' }, { kind: 'stateUnknown' }] as const;
    const keeps = 'cts_A keeps the connection of an earlier import, if there was one.';
    const state = 'The source files do not say whether the flow is turned on.';
    const plain = flowOf('Plain', 'on');
    assertItems(
      flowItems,
      {
        flows: [
          plain,
          flowOf('On', 'on', { reasons }),
          flowOf('Unknown', 'unknown', { reasons }),
          flowOf('Off', 'off', { reasons }),
          flowOf('Kept', 'off', { reasons: kept }),
          flowOf('Meant', 'off', { onInSource: false }),
        ],
      },
      ['warning: Off (Contoso) and Kept (Contoso) stay turned off.', state],
      ['info: Meant (Contoso) stays turned off.'],
      ['info: Unknown (Contoso): it is unknown whether this flow will be turned on.', state],
      ['ok: On (Contoso) will be turned on.', keeps, state],
      ['ok: 1 flow will be turned on.', 'Plain'],
    );
    assertItems(flowItems, { flows: [plain, plain] }, ['ok: 2 flows will be turned on.', 'Plain, Plain']);
    assertItems(flowItems, { flows: [plain], importMode: 'update' }, [
      'ok: 1 flow is expected to be turned on.',
      'Plain',
    ]);
    assertItems(
      flowItems,
      {
        flows: [
          flowOf('A', 'off', { reasons }),
          flowOf('B', 'off'),
          flowOf('C', 'off', { reasons }),
          flowOf('D', 'unknown'),
          flowOf('E', 'unknown'),
          flowOf('F', 'on', { reasons }),
          flowOf('G', 'on', { reasons }),
        ],
      },
      ['warning: A (Contoso) and C (Contoso) stay turned off.', state],
      ['warning: B (Contoso) stays turned off.'],
      ['info: D (Contoso) and E (Contoso): it is unknown whether these flows will be turned on.'],
      ['ok: F (Contoso) and G (Contoso) will be turned on.', keeps, state],
    );
  });

  it('say of which solutions nothing shows what is new', () => {
    const plan = { importMode: 'update', withoutBase: ['A', 'B'] } as const;
    const flows = [flowOf('Plain', 'on')];
    const plain = ['ok: 1 flow is expected to be turned on.', 'Plain'];
    assertItems(
      flowItems,
      { ...plan, flows },
      [
        'info: Nothing shows which flows and connection references of A and B are new to Test. The sources of the release that is there show it: connref plan --base FOLDER.',
      ],
      plain,
    );
    assertItems(
      flowItems,
      { ...plan, flows, hasBase: true },
      [
        'info: The release in --base does not have A and B, so nothing shows which of their flows and connection references are new to Test.',
      ],
      plain,
    );
    assertItems(flowItems, { ...plan, withoutBase: ['A'], hasBase: true }, [
      'info: The release in --base does not have A, so nothing shows which of its flows and connection references are new to Test.',
    ]);
    assertItems(flowItems, plan);
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
  it('say who needs them, and the ways to turn on the flows', () => {
    const connections = [need];
    const ways = [
      'Either the owner of all connections of a flow turns it on,',
      'or the owner of each connection shares it with a service principal, as “Can use”, on the page of the connection or by the action “Edit Connection Role Assignment” of Power Apps for Makers, which turns on the flow (a connection with OAuth can be shared with nobody else),',
      'or an administrator turns on the flow in the name of the owner (activateAs in .connref.json).',
    ];
    const share =
      'The owner of each connection shares it with the service principal, as “Can use”, on the page of the connection or by the action “Edit Connection Role Assignment” of Power Apps for Makers.';
    const later = [
      'info: Once a flow is on, co-owners can turn it off and on. If it gets other references, its owner must turn it on again.',
      'The page of a connection lists the flow under “Flows using this connection”.',
      '“ConnectionAuthorizationFailed”: the person who turns on the flow neither owns a connection nor may use it.',
      '“Invalid connection”: the connection itself is broken, so its owner must sign in to it again. After a reference got another connection, first wait until the panel behind the banner says that the update is done.',
    ];
    const item = ['step: cts_A, cts_B (Outlook): connection id1', 'For Send, Ask'];
    assertItems(
      connectionItems,
      { connections },
      [
        'info: The person who turns on the flows must own all connections of a flow, or be allowed to use them.',
        ...ways,
      ],
      later,
      item,
    );
    for (const [kind, how] of [
      ['user', ways],
      ['unknown', ways],
      ['servicePrincipal', [share]],
    ] as const) {
      assertItems(
        connectionItems,
        { connections, activator: { name: 'Ann', kind } },
        ['info: Ann turns on the flows, and must own all connections of a flow, or be allowed to use them.', ...how],
        later,
        item,
      );
    }
    const activator = { name: 'Ann', kind: 'user' } as const;
    const ann = [
      'info: Ann turns on the flows, and must own all connections of a flow, or be allowed to use them.',
      ...ways,
    ];
    assertItems(connectionItems, { connections, importer: 'Ann', activator }, ann, later, item);
    assertItems(
      connectionItems,
      { connections, importer: 'deployer', activator },
      ann,
      later,
      [
        'info: deployer imports, and must own or be allowed to use each connection with an id in the settings files, also those for apps and agents. Otherwise the import can fail.',
      ],
      item,
    );
    assertItems(connectionItems, {});
  });

  it('say which connection each is', () => {
    const texts: Readonly<Record<ConnectionNeed['status'], string>> = {
      mapped: 'step: cts_A, cts_B (Outlook): connection id1',
      token: 'info: cts_A, cts_B (Outlook): the connection that the pipeline sets for the token id1',
      unmapped: 'warning: cts_A, cts_B (Outlook): not mapped to a connection',
      kept: 'info: cts_A, cts_B (Outlook): keeps the connection of an earlier import, if there was one',
      external: 'info: cts_A, cts_B (Outlook): the connection that is already set in Test',
      outside: 'info: cts_A, cts_B (Outlook): the connection that is already set in Test',
    };
    const statuses = Object.keys(texts) as ConnectionNeed['status'][];
    const [, , ...items] = linesOf(
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
            'info: Editing Survey in a managed solution creates an unmanaged layer over the app.',
            'step: Survey (Contoso): remove the implicitly shared connection to SQL, and add a connection reference instead.',
          ],
        ],
        customConnectorReference: [
          [
            { ...step, reference: 'cts_W', makesUnmanagedLayer: false },
            'info: Canvas apps do not recognise imported connection references for custom connectors, so each reference must be added to its app again.',
            'step: Survey (Contoso): after the import, remove cts_W from the app and add it again.',
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
        ['info: cts_Url has neither a value nor a default.'],
        ['warning: cts_Url has no value, but is required: set a value.'],
      ],
      kept: alike('info: cts_Url keeps the value of an earlier import, if there was one.'),
      empty: alike('error: cts_Url has an empty value, so the import fails.'),
      token: alike('info: The pipeline sets cts_Url.'),
      source: alike('info: cts_Url gets the value that the solution contains.'),
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
    const several = (status: VariablePlan['status'], required = false): Partial<ImportPlan> => ({
      variables: ['cts_Url', 'cts_Max'].map((name) => ({ ...variable, variable: name, status, required })),
    });
    for (const [plan, text] of [
      [several('none'), 'info: cts_Url and cts_Max have neither a value nor a default.'],
      [several('none', true), 'warning: cts_Url and cts_Max have no value, but are required: set a value.'],
      [several('kept'), 'info: cts_Url and cts_Max keep the value of an earlier import, if there was one.'],
      [several('empty'), 'error: cts_Url and cts_Max have an empty value, so the import fails.'],
      [several('token'), 'info: The pipeline sets cts_Url and cts_Max.'],
      [several('source'), 'info: cts_Url and cts_Max get the value that the solution contains.'],
    ] as const) {
      assertItems(variableItems, plan, [text]);
    }
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
    const stays =
      'info: cts_Old stays in the environment if an earlier version of a solution had it: no solution defines it any more.';
    const deleted =
      'info: cts_Old is deleted if an earlier version of a solution had it: no solution defines it any more.';
    const samples: Readonly<Record<RemovedReference['outcome'], readonly (readonly [ReferenceUser[], Lines])[]>> = {
      blocked: [[usedBy, ['error: cts_Old cannot be deleted, because A uses it (Send, Ask).']]],
      deleted: [[[], [deleted, advice]]],
      staysBehind: [
        [[], [stays, advice]],
        [usedBy, [stays, 'A uses it (Send, Ask).']],
      ],
    };
    const gone = { reference: 'cts_Old', owner: null, installedUsers: [] };
    for (const outcome of ['blocked', 'deleted', 'staysBehind'] as const) {
      for (const [users, lines] of samples[outcome]) {
        const removed = { ...gone, outcome, usedBy: users, files: ['a.json', 'b.json'] };
        assertItems(removedItems, { removedReferences: [removed] }, lines);
      }
    }
    const ofRelease = (outcome: RemovedReference['outcome'], more: Partial<RemovedReference> = {}) => ({
      removedReferences: [{ ...gone, owner: 'A', outcome, usedBy: [], files: [], ...more }],
    });
    assertItems(removedItems, ofRelease('deleted'), [
      'info: cts_Old is deleted because A does not define it any more.',
    ]);
    assertItems(removedItems, ofRelease('staysBehind', { files: ['a.json'] }), [
      'info: cts_Old stays in the environment, although A does not define it any more.',
      'Remove its entry from a.json.',
    ]);
    assertItems(removedItems, ofRelease('blocked', { installedUsers: [{ solution: 'B', name: 'Send' }] }), [
      'error: cts_Old cannot be deleted, because B uses it (Send) in the release that is there.',
    ]);
    const both = (outcome: RemovedReference['outcome'], users: ReferenceUser[]): Partial<ImportPlan> => ({
      removedReferences: ['cts_Old', 'cts_Older'].map((reference) => ({
        ...gone,
        reference,
        outcome,
        usedBy: users,
        files: ['a.json'],
      })),
    });
    assertItems(removedItems, both('blocked', usedBy), [
      'error: cts_Old and cts_Older cannot be deleted, because A uses them (Send, Ask).',
    ]);
    assertItems(removedItems, both('deleted', []), [
      'info: cts_Old and cts_Older are deleted if an earlier version of a solution had them: no solution defines them any more.',
      'Remove their entries from a.json.',
    ]);
    assertItems(removedItems, both('staysBehind', usedBy), [
      'info: cts_Old and cts_Older stay in the environment if an earlier version of a solution had them: no solution defines them any more.',
      'A uses them (Send, Ask).',
    ]);
  });

  it('say of which managed solutions an upgrade may delete more', () => {
    const upgrade = { importMode: 'upgrade', solutions: [stepOf('A'), stepOf('B')] } as const;
    const rest = 'Connref can list only those that a settings file still has an entry for.';
    assertItems(removedItems, upgrade);
    assertItems(removedItems, { ...upgrade, withoutBase: ['A', 'B'] }, [
      `info: The upgrade may delete references: ${rest}`,
    ]);
    assertItems(removedItems, { ...upgrade, withoutBase: ['B'] }, [
      `info: The upgrade of B may delete references: ${rest}`,
    ]);
    assertItems(removedItems, { ...upgrade, importMode: 'update', withoutBase: ['A', 'B'] });
    const unmanaged = [stepOf('A'), stepOf('B', { managed: false })];
    assertItems(removedItems, { ...upgrade, solutions: unmanaged, withoutBase: ['B'] });
    const removed = {
      reference: 'cts_Old',
      owner: null,
      outcome: 'deleted',
      usedBy: [],
      installedUsers: [],
      files: ['a.json'],
    } as const;
    const ofRelease = { ...removed, owner: 'A', files: [] };
    assertItems(
      removedItems,
      { ...upgrade, withoutBase: ['B'], removedReferences: [ofRelease] },
      ['info: cts_Old is deleted because A does not define it any more.'],
      [`info: The upgrade of B may delete references: ${rest}`],
    );
    assertItems(
      removedItems,
      { ...upgrade, withoutBase: ['A', 'B'], removedReferences: [removed] },
      [
        'info: cts_Old is deleted if an earlier version of a solution had it: no solution defines it any more.',
        'Remove its entry from a.json.',
      ],
      [
        'info: The upgrade may delete more references: Connref can list only references that a settings file still has an entry for.',
      ],
    );
  });
});

describe('activationItems', () => {
  const commands = [{ kind: 'import', solution: 'Contoso', line: 'pac x' }] as const;
  const step = { flow: 'Send', solution: 'Contoso', calls: [], needsFix: false };
  const first = ['info: Turn on these flows, in this order, only if the import leaves them off.'];
  const last =
    'step: Check in Test that every connection reference has a connection, and that the flows are on that should be.';

  it('have a box to tick if a flow can be turned on, and name the others once', () => {
    assertItems(
      activationItems,
      { commands, activation: [step, { ...step, calls: ['A', 'B'], needsFix: true }] },
      first,
      ['step: Send (Contoso)'],
      ['info: 1 flow cannot be turned on before it is fixed: see the section Flows.', 'Send (Contoso), after A and B'],
      [last],
    );
    const broken = { ...step, needsFix: true };
    assertItems(
      activationItems,
      { commands, activation: [broken, step, { ...broken, flow: 'Ask' }] },
      first,
      ['step: Send (Contoso)'],
      [
        'info: 2 flows cannot be turned on before they are fixed: see the section Flows.',
        'Send (Contoso)',
        'Ask (Contoso)',
      ],
      [last],
    );
  });

  it('ask to publish the agents that are imported', () => {
    const user = { kind: 'agent', path: 'a', verdict: 'works', reasons: [] } as const;
    assertItems(
      activationItems,
      {
        commands,
        users: [
          { ...user, name: 'Help', solution: 'Contoso' },
          { ...user, name: 'Lost', solution: 'Cycle' },
          { ...user, kind: 'canvasApp', name: 'App', solution: 'Contoso' },
        ],
      },
      ['step: Publish the agent Help in Copilot Studio: people talk to the published version.'],
      [last],
    );
  });

  it('end with a check, on the page of the environment, and are none if nothing can be imported', () => {
    assertItems(activationItems, { activation: [step] });
    assertItems(activationItems, { commands, environmentId: 'Default-1' }, [
      last,
      'https://make.powerapps.com/environments/Default-1/solutions',
    ]);
  });
});

describe('administratorItems', () => {
  const commands = [{ kind: 'import', solution: 'A', line: 'pac x' }] as const;
  const owner =
    'info: The account that imports a new flow owns it. Who owns the flows and connections that are there already is not in the files.';

  it('say once what no file shows', () => {
    assertItems(administratorItems, {});
    assertItems(
      administratorItems,
      {
        commands,
        solutions: [stepOf('A')],
        connectors: [
          { connector: 'shared_a', connectorName: 'Approvals' },
          { connector: 'shared_b', connectorName: 'Box' },
        ],
        olderSolutions: [{ solution: 'Base', version: '1.2', needed: '1.10', neededBy: ['A', 'B'] }],
      },
      [
        'info: The data policies of Test must allow these connectors together: Approvals and Box.',
        'Some connectors are premium, as all custom connectors are: users and owners of flows need licences for them.',
      ],
      [
        'warning: A and B were exported with Base 1.10, and the workspace has Base 1.2.',
        'The import may ask for the newer version.',
      ],
      [owner],
      ['info: If Test already has one of the solutions unmanaged, its managed import fails: both must be of one kind.'],
    );
    assertItems(
      administratorItems,
      { commands, importMode: 'update' },
      [owner],
      [
        'info: Unmanaged changes that somebody made in Test lie over the new version and hide it. Remove these layers if they are not wanted.',
      ],
    );
  });
});

describe('commandItems', () => {
  it('say what is run and what is done by hand, and where', () => {
    const hand = {
      solution: 'Base',
      connector: 'Weather',
      references: ['cts_A', 'cts_B'],
      files: ['a.json'],
      variables: [],
    };
    const rendered =
      'connref settings render replaces tokens (placeholders for pipeline variables) by values, and leaves out empty entries and those of other solutions.';
    const add = { connector: 'shared_teams', connectorName: 'Teams', references: ['cts_A', 'cts_B'] };
    assertWords<ImportPlan['commands'][number]>(
      {
        pack: [[{ solution: 'A', line: 'pac x' }, 'step: Pack A.', '$ pac x']],
        import: [[{ solution: 'A', line: 'pac y' }, 'step: Import A.', '$ pac y']],
        zip: [[{ solution: 'A', line: 'connref zip x' }, 'step: Pack A.', '$ connref zip x']],
        signIn: [
          [
            { line: 'pac z' },
            'step: Sign in to Test, or choose the profile of an earlier sign-in with pac auth select.',
            '$ pac z',
          ],
        ],
        createFolder: [
          [{ folder: 'bin', line: 'mkdir' }, 'step: Create the folder bin, if it does not exist.', '$ mkdir'],
        ],
        addConnection: [
          [
            { ...add, files: ['a.json', 'b.json'] },
            'step: Create a connection for Teams in Test, and enter its id for cts_A and cts_B in a.json and b.json.',
          ],
          [
            { ...add, files: [] },
            'step: Create a connection for Teams in Test, and choose it for cts_A and cts_B when you import in the maker portal. For an import with pac, first make a settings file with connref settings create, and plan again.',
          ],
        ],
        render: [
          [
            { solution: 'A', from: ['a', 'b'], variables: [], line: 'c' },
            'step: Make the settings file for A of a and b; where they differ, b wins.',
            '$ c',
          ],
          [{ solution: 'A', from: ['a'], variables: [], line: 'c' }, 'step: Make the settings file for A of a.', '$ c'],
        ],
        setVariables: [
          [{ variables: ['cts_A'], files: ['a.json'] }, 'step: Enter a value for cts_A in a.json.'],
          [
            { variables: ['cts_A', 'cts_B'], files: [] },
            'step: Enter values for cts_A and cts_B in the import in the maker portal. For an import with pac, first make a settings file with connref settings create, and plan again.',
          ],
        ],
        checkConnector: [
          [
            hand,
            'step: Check that Test has the custom connector Weather, and connections with the ids in a.json for cts_A and cts_B. If not, import the connector alone first, create a connection, and enter its id and the ConnectorId that Weather has in Test.',
          ],
        ],
        importConnector: [
          [
            hand,
            'step: Import Weather in a separate solution first, without the connection references for it that are in Base.',
          ],
        ],
        createConnection: [[hand, 'step: Create a connection for Weather in Test.']],
        mapConnection: [
          [
            hand,
            'step: Map cts_A and cts_B in a.json: enter the ConnectionId of the new connection, and the ConnectorId that Weather has in Test.',
          ],
          [
            { ...hand, variables: ['weather'] },
            'step: Map cts_A and cts_B in a.json: let weather of the pipeline be the id of the new connection, and enter the ConnectorId that Weather has in Test.',
          ],
        ],
      },
      (command) => {
        const [where, ...items] = linesOf(commandItems(planWith({ commands: [command] }), 'repos/contoso'));
        const asksForId = command.kind === 'addConnection' || command.kind === 'createConnection';
        assert.deepEqual(where, [
          'info: Run these commands in repos/contoso, because their paths are relative to that folder.',
          'They write to the folders bin and obj, which Connref does not read as source files.',
          ...(command.kind === 'render' ? [rendered] : []),
          ...(asksForId ? ['pac connection list shows the ids of connections after the sign-in.'] : []),
        ]);
        return items.flat();
      },
    );
    assert.deepEqual(commandItems(planWith({}), 'x'), []);
  });

  it('name the variables of the pipeline once', () => {
    const render = { kind: 'render', solution: 'A', from: ['a'], line: 'c' } as const;
    const commands = [
      { ...render, variables: ['x', 'y'] },
      { ...render, variables: ['y', 'z'] },
    ];
    assert.deepEqual(commandItems(planWith({ commands }), 'x')[0]?.details.slice(2), [
      'The pipeline must set the variables x, y and z: connref reads their values from the environment variables that --env names, or from --variables FILE.',
    ]);
  });
});
