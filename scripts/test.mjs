// Installs the tools that the tests need, runs the stages in order, and prints one line of numbers at the end.
import { resolve } from 'node:path';
import { runMain, UsageError } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { parseOptions, requireKnown } from './parseOptions.mjs';
import { printSummary, runStage } from './stages/report.mjs';
import { chooseStages, editorNames, prepareTools, stageNames } from './stages/stages.mjs';
import { suiteNames } from './stages/suites.mjs';

const usage = `Usage: npm test [-- options]

Options:
  --only STAGE,…   only these stages: ${stageNames.join(', ')}
  --grep TEXT      only tests whose title has the text; it is a regular expression
  --suite NAME,…   only these integration suites, which are folders of test/integration
  --editor NAME,…  the versions of VS Code for the integration tests: ${editorNames.join(', ')} (default: newest)
  --seeds COUNT    with how many seeds the laws of fixes are tried
  --help           show this text`;

const options = /** @type {const} */ ({
  only: { type: 'string' },
  grep: { type: 'string' },
  suite: { type: 'string' },
  editor: { type: 'string', default: 'newest' },
  seeds: { type: 'string' },
  help: { type: 'boolean' },
});

await runMain(async () => {
  const root = resolve(import.meta.dirname, '..');
  process.chdir(root);
  const { values } = parseOptions(process.argv.slice(2), { options }, usage);
  if (values.help) return console.log(usage);
  const suites = values.suite?.split(',');
  requireKnown('suite', suites, suiteNames());
  if (values.seeds !== undefined && !/^[1-9]\d*$/.test(values.seeds)) {
    throw new UsageError(`${values.seeds} is not a number of seeds.`);
  }
  const stages = chooseStages(values.only?.split(','), values.editor.split(','));
  await ensureDependencies(root);
  const tools = await prepareTools(stages, root);
  const context = { tools, grep: values.grep, suites, seeds: values.seeds };
  const outcomes = [];
  for (const stage of stages) outcomes.push(await runStage(stage, context));
  process.exitCode = printSummary(outcomes) ? 0 : 1;
});
