import assert from 'node:assert/strict';
import { KnownConnections } from '../../../src/editor/features/mappingPage/knownConnections';
import { rememberPasted } from '../../../src/mapping/pastedConnections';
import { knownConnection } from '../../support/knownConnection';
import { MappedWorkspace, settingsJson } from '../../support/mappedWorkspace';

const mail = '0f8378a7481ebe90208b7fd241a85623';
const other = '51252699b7381fca28cc1a1ce4394b0e';
const [first, second] = ['0f000000-0000-4000-8000-0000000000e1', '0f000000-0000-4000-8000-0000000000e2'];

function address(environmentId: string, id: string): string {
  return `https://make.powerautomate.com/environments/${environmentId}/connections/shared_office365/${id}/details`;
}

/** What VS Code keeps for a workspace: text, so that nothing is shared by accident. */
function memory(): ConstructorParameters<typeof KnownConnections>[0] {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => {
      const value = values.get(key);
      return value === undefined ? undefined : (JSON.parse(value) as unknown);
    },
    update: (key: string, value: unknown) => {
      values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  } as ReturnType<typeof memory>;
}

describe('Pasted connections', () => {
  let known: KnownConnections;
  let now: number;
  let saved: ReturnType<typeof memory>;
  let view: ReturnType<MappedWorkspace['view']>;

  beforeEach(async () => {
    now = 1000;
    saved = memory();
    known = new KnownConnections(
      saved,
      (folder) => `file:///${folder}`,
      () => now,
    );
    const workspace = await MappedWorkspace.open(
      { 'test.json': settingsJson({ cts_mail: '' }), 'prod.json': settingsJson({ cts_mail: other }) },
      { references: [{ name: 'cts_mail' }] },
    );
    view = workspace.view();
  });

  it('are remembered for their environment, until they are forgotten', async () => {
    const answer = await rememberPasted('repo/test', address(first, mail), view, known);
    assert.deepEqual([answer.found, answer.remarks], [1, []]);
    assert.deepEqual(
      known.connections('repo/test').map(({ id, apiName }) => [id, apiName]),
      [[mail, 'shared_office365']],
    );
    assert.deepEqual(known.connections('repo/prod'), []);
    await known.forget('repo/test', mail.toUpperCase());
    assert.deepEqual(known.connections('repo/test'), []);
    assert.deepEqual(known.environmentIds('repo/test'), []);
  });

  it('are told apart by the environment that their address names', async () => {
    await rememberPasted('repo/test', address(first, mail), view, known);
    const again = await rememberPasted('repo/test', address(second, other), view, known);
    assert.deepEqual(again.remarks, [
      { kind: 'otherEnvironment', environmentIds: [first] },
      { kind: 'knownElsewhere', name: 'prod', count: 1 },
    ]);
    const elsewhere = await rememberPasted('repo/prod', address(first, mail), view, known);
    assert.deepEqual(elsewhere.remarks[0], { kind: 'sameEnvironment', name: 'test', environmentId: first });
  });

  it('are pointed out where another environment uses them', async () => {
    const { remarks } = await rememberPasted('repo/test', address(first, other), view, known);
    assert.deepEqual(remarks, [{ kind: 'knownElsewhere', name: 'prod', count: 1 }]);
  });

  it('are remembered with the time of the last text that had any', async () => {
    assert.equal(known.pastedAt('repo/test'), undefined);
    await rememberPasted('repo/test', `${address(first, mail)}\n${address(first, other)}`, view, known);
    assert.deepEqual([known.pastedAt('repo/test'), known.pastedAt('repo/prod')], [1000, undefined]);
    now = 2000;
    await rememberPasted('repo/test', 'Hello', view, known);
    await known.forget('repo/test', other);
    assert.equal(known.pastedAt('repo/test'), 1000);
    await rememberPasted('repo/test', address(first, other), view, known);
    assert.equal(known.pastedAt('repo/test'), 2000);
  });

  it('are still known from a time when their time was not saved', async () => {
    await known.remember('repo/test', [knownConnection(mail)], []);
    const [key = ''] = saved.keys();
    const [environment = ''] = Object.keys(saved.get<object>(key) ?? {});
    await saved.update(key, { [environment]: { connections: [knownConnection(mail)], environmentIds: [] } });
    assert.deepEqual([known.connections('repo/test').length, known.pastedAt('repo/test')], [1, undefined]);
    await rememberPasted('repo/test', 'Hello', view, known);
    assert.equal(known.pastedAt('repo/test'), undefined);
    await rememberPasted('repo/test', address(first, other), view, known);
    assert.deepEqual([known.connections('repo/test').length, known.pastedAt('repo/test')], [2, 1000]);
  });

  it('are not made up', async () => {
    const { found, remarks } = await rememberPasted('repo/test', 'Hello', view, known);
    assert.equal(found, 0);
    assert.deepEqual(remarks, [{ kind: 'unread', problem: { line: undefined, kind: 'noConnection' } }]);
  });
});
