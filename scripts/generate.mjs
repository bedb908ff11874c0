// Writes the generated files:
//   - settings and the index of rules, from the rules' metadata;
//   - the schema of .connref.json and the tables of its members, from its declaration;
//   - the table of what check and plan say, from the facts about reasons;
//   - the bundle of texts to translate, from the editor's code;
//   - the grammar of workflow expressions.
// With --check it changes nothing, prints the files that differ and exits with 1.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { findFiles } from './files.mjs';
import { memberTable } from './memberTable.mjs';
import { workflowGrammar } from './workflowGrammar.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const checkOnly = process.argv.includes('--check');
const { allRules, configShape, environmentShape, failureFacts, flowReasonFacts, ruleTexts, userReasonFacts } =
  await loadSources();
const describedRules = allRules.map((rule) => ({ ...rule, ...textOf(rule.id) }));
const schema = configSchema();

const outputs = {
  'package.json': withSettings(readFileSync('package.json', 'utf8')),
  'schemas/connref.schema.json': JSON.stringify(schema),
  'docs/settings.md': withTable('docs/settings.md', 'configuration', memberTable(schema)),
  'docs/rules.md': withTable('docs/rules.md', 'rules', ruleTable()),
  'docs/imports.md': withTable('docs/imports.md', 'verdicts', reasonTable()),
  'docs/rules/invalid-configuration.md': withTable(
    'docs/rules/invalid-configuration.md',
    'environment',
    memberTable(environmentShape.schema(describedRules)),
  ),
  'l10n/bundle.l10n.json': JSON.stringify(await editorTexts()),
  'syntaxes/workflow-expressions.tmLanguage.json': JSON.stringify(workflowGrammar()),
};
const outdated = [];
for (const [file, text] of Object.entries(outputs)) {
  const formatted = await format(text, { ...(await resolveConfig(file)), filepath: file });
  if (formatted === read(file)) continue;
  outdated.push(file);
  if (!checkOnly) writeFileSync(file, formatted);
}
if (checkOnly && outdated.length > 0) {
  console.error(`Generated files are out of date: ${outdated.join(', ')}. Run npm run generate.`);
  process.exitCode = 1;
}

/**
 * @typedef {typeof import('../src/core/rules/allRules')
 *   & typeof import('../src/core/rules/ruleTexts')
 *   & typeof import('../src/core/plan/reasonFacts')
 *   & typeof import('../src/core/config/configShape')
 *   & typeof import('../src/core/config/declaredEnvironment')} Sources
 * @returns {Promise<Sources>}
 */
async function loadSources() {
  const { outputFiles } = await build({
    stdin: {
      contents: [
        'rules/allRules',
        'rules/ruleTexts',
        'plan/reasonFacts',
        'config/configShape',
        'config/declaredEnvironment',
      ]
        .map((path) => `export * from './src/core/${path}';`)
        .join('\n'),
      resolveDir: '.',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    // The bundle is imported from memory. CommonJS dependencies in it would find no require there.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`);
}

/**
 * Every text that the editor hands to `vscode.l10n.t`, in alphabetical order, so that moved code does not change the file.
 *
 * @returns {Promise<Record<string, unknown>>}
 */
async function editorTexts() {
  const sources = findFiles('src/editor').filter((path) => path.endsWith('.ts'));
  const texts = await getL10nJson(sources.map((path) => ({ extension: '.ts', contents: readFileSync(path, 'utf8') })));
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {string} manifest */
function withSettings(manifest) {
  const json = JSON.parse(manifest);
  const [configuration] = json.contributes.configuration;
  configuration.properties['connref.rules'].properties = schema.properties?.rules?.properties;
  return JSON.stringify(json);
}

function configSchema() {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Connref configuration',
    description: 'What the editor and the command line share about a repository of Dataverse solutions.',
    ...configShape.schema(describedRules),
  };
}

/** @param {string} id */
function textOf(id) {
  const text = ruleTexts[id];
  if (text === undefined) throw new Error(`src/core/rules/ruleTexts.ts has no texts for the rule ${id}.`);
  return text;
}

function ruleTable() {
  const rows = describedRules.map(
    ({ id, title, defaultSeverity, description }) =>
      `| [${id}](rules/${id}.md) | ${defaultSeverity} | **${title}.** ${description.replaceAll('|', '\\|')} |`,
  );
  return ['| Rule | Default | What it reports |', '| --- | --- | --- |', ...rows].join('\n');
}

function reasonTable() {
  const subjects = { Import: failureFacts, Flow: flowReasonFacts, 'App or agent': userReasonFacts };
  const rows = Object.entries(subjects).flatMap(([subject, facts]) =>
    Object.entries(facts).map(([kind, { certainty, target, rules }]) => {
      const reported = rules.map((id) => `[${id}](rules/${id}.md)`).join(', ');
      return `| ${subject} | \`${kind}\` | ${certainty} | ${target === 'any' ? 'any target' : 'this target'} | ${reported} |`;
    }),
  );
  return ['| Of | Reason | Certainty | Holds for | Reported by |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/**
 * The text of a page with a new table between the marks `<!-- name -->` and `<!-- /name -->`.
 *
 * @param {string} file
 * @param {string} name
 * @param {string} table
 */
function withTable(file, name, table) {
  const page = readFileSync(file, 'utf8');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  if (!page.includes(start) || !page.includes(end)) throw new Error(`${file} has no marks for ${name}.`);
  const before = page.slice(0, page.indexOf(start) + start.length);
  return `${before}\n\n${table}\n\n${page.slice(page.indexOf(end))}`;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
