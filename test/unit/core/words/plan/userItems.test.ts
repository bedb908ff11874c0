import assert from 'node:assert/strict';
import type { UserReason } from '../../../../../src/core/plan/userPlan';
import { planHeadline } from '../../../../../src/core/words/plan/planHeadline';
import { userItems, userReasonWords } from '../../../../../src/core/words/plan/userItems';
import { planWith, stepOf } from './planWith';

const app = { kind: 'canvasApp', solution: 'Contoso', path: 'a.xml' } as const;

describe('userItems', () => {
  it('lists what does not work with the reasons, and counts the rest', () => {
    const reasons: UserReason[] = [{ kind: 'unmapped', reference: 'cts_mail', entry: 'noFile' }];
    const items = userItems(
      planWith({
        users: [
          { ...app, name: 'Orders', verdict: 'broken', reasons },
          { ...app, kind: 'agent', name: 'Help', verdict: 'unknown', reasons },
          { ...app, name: 'Tickets', verdict: 'works', reasons: [] },
        ],
      }),
    );
    const details = ['cts_mail has no connection. Choose one during the import, or enter it in a settings file.'];
    assert.deepEqual(
      items.map((item) => [item.status, item.text, item.details]),
      [
        ['warning', 'Canvas app Orders (Contoso) does not work.', details],
        ['info', 'Agent Help (Contoso): it is unknown whether this works.', details],
        ['ok', '1 app or agent has what it needs.', ['Tickets']],
      ],
    );
  });

  it('says every reason', () => {
    const unlisted = { dependency: 'unlisted', importCheck: 'unknown' } as const;
    const reasons: readonly (readonly [UserReason, string])[] = [
      [
        { kind: 'undefinedReference', reference: 'cts_mail', ...unlisted },
        'cts_mail is not defined in any solution here. Whether the import fails, too, is not known.',
      ],
      [
        { kind: 'missingConnector', connector: 'cts_5Fw', dependency: 'active', importCheck: 'known' },
        'The custom connector cts_5Fw is not in any solution here. The import looks it up.',
      ],
      [
        { kind: 'missingFlow', flow: 'a1', ...unlisted },
        'The called flow a1 is not in any solution here. Whether the import fails, too, is not known.',
      ],
      [
        { kind: 'undefinedReference', reference: 'cts_mail', dependency: 'unlisted', importCheck: 'expected' },
        'cts_mail is not defined in any solution here. The import is expected to look it up.',
      ],
      [
        { kind: 'runOnlyUser', reference: 'cts_mail' },
        'cts_mail has no connection. The agent asks each person for one.',
      ],
      [
        { kind: 'maybeUnmapped', reference: 'cts_mail', entry: 'empty' },
        'cts_mail has no connection, because its ConnectionId is empty in the settings file. The data of the agent does not say whether it needs this connection.',
      ],
      [
        { kind: 'outdatedFlow', flow: 'Send', keys: ['a', 'b'] },
        'It does not pass connections a and b to flow Send, so the flow fails if the app starts it. Remove the flow from the app, and add it again.',
      ],
      [{ kind: 'unreadable' }, 'A part of it cannot be read.'],
      [{ kind: 'flowOff', flow: 'Send' }, 'The called flow Send stays turned off.'],
      [{ kind: 'flowUnknown', flow: 'Send' }, 'It is unknown whether the called flow Send works.'],
      [
        { kind: 'outside', component: 'connectionReference', name: 'cts_mail', owner: 'Base' },
        'The connection reference cts_mail is in Base, which this plan does not import, so it is unknown whether cts_mail is ready to use in the environment.',
      ],
    ];
    for (const [reason, sentence] of reasons) {
      assert.equal(userReasonWords(reason), sentence);
    }
  });
});

describe('planHeadline', () => {
  const users = [{ ...app, name: 'Orders', verdict: 'broken', reasons: [] }] as const;
  const solutions = [stepOf('Contoso')];

  it('does not promise an import that may fail over an app', () => {
    assert.equal(
      planHeadline(
        planWith({
          verdict: 'uncertain',
          users: [
            ...users,
            {
              ...app,
              name: 'Lost',
              verdict: 'broken',
              reasons: [{ kind: 'missingFlow', flow: 'a1', dependency: 'unlisted', importCheck: 'unknown' }],
            },
          ],
          solutions,
        }),
      ),
      'It is unknown whether the first import into Test works: 1 app or agent uses components that are in no solution here.',
    );
  });

  it('counts errors that are only expected', () => {
    const failures = [{ kind: 'duplicateReference', solution: 'Contoso', reference: 'cts_mail' }] as const;
    assert.equal(
      planHeadline(planWith({ verdict: 'uncertain', failures, solutions })),
      'It is unknown whether the first import into Test works: there is 1 possible error.',
    );
  });

  it('counts apps and agents that do not work', () => {
    assert.equal(
      planHeadline(planWith({ verdict: 'flowsOff', users, solutions })),
      'The first import into Test works, but 1 app or agent does not work.',
    );
  });
});
