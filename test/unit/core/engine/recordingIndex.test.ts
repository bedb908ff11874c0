import assert from 'node:assert/strict';
import { useKey } from '../../../../src/core/model/use';
import { type Fact, factKey, FactSet } from '../../../../src/core/engine/facts';
import { recordingIndex } from '../../../../src/core/engine/recordingIndex';
import { SubjectSet } from '../../../../src/core/engine/subjects';
import type { FactIndex } from '../../../../src/core/model/workspaceIndex';
import { solutionFiles, type SolutionSource } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const contoso: SolutionSource = { references: [{ name: 'cts_mail' }] };

/** Returns the answer of a recording index and the recorded facts. */
async function asked<Answer>(query: (index: FactIndex) => Answer): Promise<{ answer: Answer; facts: Fact[] }> {
  const { engine } = await openWorkspace(solutionFiles(contoso));
  const facts: Fact[] = [];
  const answer = query(recordingIndex(engine.index, (fact) => facts.push(fact)));
  return { answer, facts };
}

describe('A recording index', () => {
  it('returns the answer of its index, and records the fact behind the answer', async () => {
    const { answer, facts } = await asked((index) => index.definitionsOf('cts_Mail'));
    assert.deepEqual(
      answer.map(({ reference }) => reference.logicalName),
      ['cts_mail'],
    );
    assert.deepEqual(facts, [{ kind: 'definitions', name: 'cts_Mail' }]);
  });

  it('records the configuration of the folder of a file', async () => {
    const { answer, facts } = await asked((index) => index.isExternal('repo/Contoso/x.json', 'cts_mail'));
    assert.deepEqual([answer, facts], [false, [{ kind: 'config', folder: 'repo' }]]);
  });

  it('records nothing if the file can be edited', async () => {
    const { answer, facts } = await asked((index) => index.editBlocker('repo/Contoso/Other/Solution.xml'));
    assert.deepEqual([answer, facts], [undefined, []]);
  });
});

describe('A fact', () => {
  it('has one key for a name or GUID in any case, and another for each kind', () => {
    const facts = new FactSet();
    facts.add({ kind: 'users', key: useKey('connectionReference', 'cts_Mail') });
    facts.add({ kind: 'flowsWithId', id: '{0F000000-0000-4000-8000-000000000001}' });
    assert.ok(facts.has({ kind: 'users', key: useKey('connectionReference', 'CTS_mail') }));
    assert.ok(!facts.has({ kind: 'users', key: useKey('customConnector', 'cts_mail') }));
    assert.ok(facts.has({ kind: 'flowsWithId', id: '0f000000-0000-4000-8000-000000000001' }));
    assert.ok(!facts.has({ kind: 'definitions', name: 'cts_mail' }));
    const keys = ['definitions', 'connectorsNamed', 'solutionsNamed'].map((kind) =>
      factKey({ kind, name: 'x' } as Fact),
    );
    assert.equal(new Set(keys).size, keys.length);
  });
});

describe('A set of subjects', () => {
  it('contains each subject once, solutions before flows before settings files', () => {
    const subjects = new SubjectSet();
    subjects.add({ scope: 'settings', path: 'repo/a.json' });
    subjects.add({ scope: 'flow', path: 'repo/a.json' });
    subjects.add({ scope: 'solution', path: 'repo/Contoso' });
    subjects.add({ scope: 'flow', path: 'repo/a.json' });
    assert.deepEqual(
      [...subjects].map(({ scope }) => scope),
      ['solution', 'flow', 'settings'],
    );
  });
});
