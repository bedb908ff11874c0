import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeImportPlan } from '../../../src/core/plan/computeImportPlan';
import { importModes } from '../../../src/core/model/deploymentEnvironment';
import type { FilePath } from '../../../src/core/model/filePath';
import type { ImportPlan } from '../../../src/core/plan/importPlan';
import { newEnvironment } from '../../../src/core/plan/newEnvironment';
import { corpusAbsence, corpusRepositories, readCorpus } from '../../support/corpus';
import { executePlan } from '../../support/planExecutor';
import { Random } from '../../support/random';
import { randomWorkspace } from '../../support/randomWorkspace';
import { lawSeeds, patienceForSeeds } from '../../support/seeds';
import { skip } from '../../support/skip';
import { openWorkspace } from '../../support/workspace';
import { contosoFiles } from '../core/plan/contoso';
import { planOutputCases } from './planOutputCases';

type Files = readonly (readonly [FilePath, string | Uint8Array])[];

function filesBelow(folder: string): Files {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((file) => [file, readFileSync(file)]);
}

async function executeAll(files: Files): Promise<number> {
  const { engine } = await openWorkspace(files);
  const { index } = engine;
  const environments = index.environments().filter(({ isTemplate }) => !isTemplate);
  const folder = files[0]![0].split('/')[0]!;
  const targets = environments.length > 0 ? environments : [newEnvironment(folder, index.solutions())];
  const plans = targets
    .map((environment): ImportPlan => computeImportPlan(environment, index))
    .filter(({ commands }) => commands.length > 0);
  for (const plan of plans) {
    executePlan(plan, files, index.solutions());
  }
  return plans.length;
}

describe('The steps of a plan can be done in their order', () => {
  before(function () {
    if (process.platform === 'win32') {
      skip(this, 'command lines for bash');
    }
  });

  it('in the sample and the invented solutions', async function () {
    this.timeout(120_000);
    await executeAll(filesBelow('sample'));
    for (const mode of importModes) {
      const { engine } = await openWorkspace(contosoFiles());
      const plan = computeImportPlan(engine.index.environments()[0]!, engine.index, mode);
      executePlan(plan, contosoFiles(), engine.solutions());
    }
    for (const [files] of planOutputCases) {
      await executeAll(files);
    }
  });

  it('in generated workspaces', async function () {
    this.timeout(patienceForSeeds());
    let executed = 0;
    for (const seed of lawSeeds().slice(0, 30)) {
      executed += await executeAll([...randomWorkspace(new Random(seed)).contents()]);
    }
    if (executed === 0) {
      throw new Error('No plan had steps.');
    }
  });

  it('in the corpus', async function () {
    this.timeout(240_000);
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    for (const repository of corpusRepositories()) {
      await executeAll(readCorpus(repository));
    }
  });
});
