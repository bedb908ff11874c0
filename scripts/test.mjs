// Installs the tools that the tests need, runs the stages in order, and prints one line of numbers at the end.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { printSummary, runStage } from './stages/report.mjs';
import { chooseStages, prepareTools } from './stages/stages.mjs';

await runMain(async () => {
  const root = resolve(import.meta.dirname, '..');
  process.chdir(root);
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      grep: { type: 'string' },
      suite: { type: 'string' },
      editor: { type: 'string', default: 'newest' },
      seeds: { type: 'string' },
    },
  });
  const stages = chooseStages(values.only?.split(','), values.editor.split(','));
  await ensureDependencies(root);
  const tools = await prepareTools(stages, root);
  const context = { tools, grep: values.grep, suites: values.suite?.split(','), seeds: values.seeds };
  const outcomes = [];
  for (const stage of stages) outcomes.push(await runStage(stage, context));
  process.exitCode = printSummary(outcomes) ? 0 : 1;
});
