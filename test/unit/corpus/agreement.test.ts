import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import type { Engine } from '../../../src/core/engine/engine';
import { newEngine } from '../../support/newEngine';
import { sourceAgreement, targetAgreement } from '../../support/agreement';
import { corpusAbsence, corpusRepositories, readCorpus } from '../../support/corpus';
import { skip } from '../../support/skip';
import { openWorkspace } from '../../support/workspace';

describe('check and plan, on the corpus', () => {
  before(function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
  });

  it('say the same of every repository', async function () {
    this.timeout(120_000);
    const differences: string[] = [];
    let agreed = 0;
    for (const repository of corpusRepositories()) {
      const { engine } = await openWorkspace(readCorpus(repository));
      const both = bothAgreements(engine);
      differences.push(...both.differences.map((difference) => `${repository}: ${difference}`));
      agreed += both.count;
    }
    assert.deepEqual(differences, []);
    assert.ok(agreed >= 20, `${agreed} reasons are findings`);
  });
});

/** Small inputs from public reports. They are outside the repository, like the corpus. */
const casesFolder = resolve('../shared/cases');

describe('check and plan, on cases from public reports', () => {
  before(function () {
    if (!existsSync(casesFolder)) {
      skip(this, `there are no cases in ${casesFolder}`);
    }
  });

  it('say the same of every case and its settings files', async () => {
    const cases = readdirSync(casesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const differences: string[] = [];
    let agreed = 0;
    for (const { name } of cases) {
      const engine = newEngine({ files: new NodeFileTree(() => resolve(casesFolder, name)) });
      engine.setFolder(name);
      await engine.settle();
      const both = bothAgreements(engine);
      differences.push(...both.differences.map((difference) => `${name}: ${difference}`));
      agreed += both.count;
    }
    assert.deepEqual(differences, []);
    assert.ok(agreed > cases.length / 2, `${agreed} reasons are findings`);
  });
});

/** The differences about source files and settings files, and how many claims both make. */
function bothAgreements(engine: Engine): { differences: string[]; count: number } {
  const both = [sourceAgreement(engine), targetAgreement(engine)];
  return {
    differences: both.flatMap(({ differences }) => differences),
    count: both.flatMap(({ agreed }) => [...agreed.values()]).reduce((sum, each) => sum + each, 0),
  };
}
