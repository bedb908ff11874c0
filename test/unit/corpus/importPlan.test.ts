import assert from 'node:assert/strict';
import { computeImportPlan } from '../../../src/core/plan/computeImportPlan';
import { planMarkdown } from '../../../src/core/words/plan/planMarkdown';
import { planOutline } from '../../../src/core/words/plan/planOutline';
import { type DeploymentEnvironment, importModes } from '../../../src/core/model/deploymentEnvironment';
import { pathInFolder } from '../../../src/core/model/filePath';
import { corpusAbsence, corpusRepositories, readCorpus } from '../../support/corpus';
import { skip } from '../../support/skip';
import { allFindings, openWorkspace } from '../../support/workspace';

/** The rules with errors for flows that can't be turned on after an import. */
const flowRules = [
  'raw-connection',
  'undefined-reference',
  'missing-connector',
  'undeclared-connection-key',
  'connector-mismatch',
];

describe('Import plans, on the corpus', () => {
  before(function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
  });

  it('agree with the findings, for every environment and all solutions together, in every mode', async function () {
    this.timeout(120_000);
    const counts = { plans: 0, flows: 0, off: 0, broken: 0 };
    for (const repository of corpusRepositories()) {
      const { engine } = await openWorkspace(readCorpus(repository));
      const broken = new Set(
        allFindings(engine)
          .filter(({ ruleId, severity }) => severity === 'error' && flowRules.includes(ruleId))
          .map(({ file }) => pathInFolder(file)),
      );
      for (const environment of [...engine.index.environments(), everything(repository)]) {
        for (const mode of importModes) {
          const plan = computeImportPlan(environment, engine.index, mode);
          counts.plans++;
          counts.flows += plan.flows.length;
          for (const { path, onInSource, verdict, reasons } of plan.flows) {
            assert.ok(onInSource || (mode === 'first' ? verdict === 'off' : verdict !== 'on'), path);
            assert.ok(verdict === 'on' || reasons.length > 0, `${path} says why it is ${verdict}`);
            assert.ok(verdict !== 'on' || !broken.has(path), `${path} has an error and comes up on`);
            counts.off += verdict === 'off' ? 1 : 0;
            counts.broken += broken.has(path) ? 1 : 0;
          }
          const order = plan.solutions.map(({ solution }) => solution);
          const inCycle = new Set(plan.cycles.flat());
          for (const { solution, dependsOn } of plan.solutions) {
            for (const { solution: needed } of dependsOn) {
              const late = order.indexOf(needed) > order.indexOf(solution);
              assert.ok(!late || (inCycle.has(needed) && inCycle.has(solution)), `${solution} needs ${needed}`);
            }
          }
          const markdown = planMarkdown(planOutline(plan));
          assert.doesNotMatch(markdown, /undefined|\[object|NaN/, `${repository} ${environment.name} ${mode}`);
        }
      }
    }
    console.log(
      `      ${counts.plans} plans, ${counts.flows} flows, ${counts.off} off, ${counts.broken} with an error`,
    );
    assert.ok(counts.plans > 0 && counts.off > 0 && counts.broken > 0);
  });
});

function everything(folder: string): DeploymentEnvironment {
  return {
    name: 'Everything',
    folder,
    files: [],
    accelerator: [],
    solutions: [],
    areSolutionsDeclared: false,
    unknownSolutions: [],
    import: 'first',
    managed: undefined,
    importAs: undefined,
    activateAs: undefined,
    url: undefined,
    environmentId: undefined,
    isTemplate: false,
    isDeclared: true,
    isNamed: true,
  };
}
