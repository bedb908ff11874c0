// Writes what the rules' metadata is the source of: the settings, the schema of .connref.json, the index of rules; and the
// grammar of expressions, whose patterns are put together from parts.
// With --check it only says what differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { workflowGrammar } from './workflowGrammar.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const checkOnly = process.argv.includes('--check');
const { allRules } = await loadRules();
const severities = ['off', 'hint', 'information', 'warning', 'error'];

const outputs = {
  'package.json': withSettings(readFileSync('package.json', 'utf8')),
  'schemas/connref.schema.json': JSON.stringify(configSchema()),
  'docs/rules.md': withRuleTable(readFileSync('docs/rules.md', 'utf8')),
  'syntaxes/workflow-expressions.tmLanguage.json': JSON.stringify(workflowGrammar()),
};
const stale = [];
for (const [file, text] of Object.entries(outputs)) {
  const formatted = await format(text, { ...(await resolveConfig(file)), filepath: file });
  if (formatted === read(file)) continue;
  stale.push(file);
  if (!checkOnly) writeFileSync(file, formatted);
}
if (checkOnly && stale.length > 0) {
  console.error(`Not as their sources say: ${stale.join(', ')}. Run npm run generate.`);
  process.exitCode = 1;
}

/** @returns {Promise<{ allRules: { id: string, title: string, defaultSeverity: string, description: string }[] }>} */
async function loadRules() {
  const { outputFiles } = await build({
    entryPoints: ['src/core/rules/allRules.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    // The bundle is imported from memory, where a CommonJS dependency finds no require of its own.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`);
}

function ruleProperties() {
  return Object.fromEntries(
    allRules.map(({ id, description, defaultSeverity }) => [
      id,
      { enum: severities, default: defaultSeverity, markdownDescription: description },
    ]),
  );
}

/** @param {string} manifest */
function withSettings(manifest) {
  const json = JSON.parse(manifest);
  const [configuration] = json.contributes.configuration;
  configuration.properties['connref.rules'].properties = ruleProperties();
  return JSON.stringify(json);
}

function configSchema() {
  const texts = (/** @type {string} */ description) => ({
    type: 'array',
    items: { type: 'string', minLength: 1 },
    description,
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Connref configuration',
    description: 'What the editor and the command line share about a repository of Dataverse solutions.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        type: 'object',
        description: 'The severity of each rule, where it is not the default.',
        additionalProperties: false,
        properties: ruleProperties(),
      },
      ignore: {
        type: 'array',
        description: 'Findings that are left out, each with a reason.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'path', 'reason'],
          properties: {
            rule: { enum: allRules.map(({ id }) => id), description: 'The rule whose findings are left out.' },
            path: { type: 'string', description: 'A glob of paths below the workspace folder.' },
            reference: {
              type: 'string',
              description: 'Limits the entry to findings about this connection reference.',
            },
            reason: { type: 'string', minLength: 1, description: 'Why, for whoever asks later.' },
          },
        },
      },
      externals: texts('Globs of names of references and connectors that every target environment already has.'),
      exclude: texts('Globs of paths that are not read.'),
      environments: {
        type: 'object',
        description:
          'The target environments by name. What is not said is inferred from the names, folders and contents of the settings files.',
        additionalProperties: environmentSchema(texts),
      },
      tokens: {
        type: 'array',
        description:
          'Patterns of the tokens that your pipeline replaces in settings files, beside the usual ones, with one * for the name: <<*>>.',
        items: { type: 'string', pattern: '^[^*]*[^\\s*][^*]*\\*[^*]*$' },
      },
    },
  };
}

/** @param {(description: string) => object} texts */
function environmentSchema(texts) {
  const path = { type: 'string', minLength: 1, description: 'A path or glob below the workspace folder.' };
  const solutions = texts('Unique names of the solutions that the file is for.');
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      settings: {
        type: 'array',
        description: 'Its deployment settings files; of several that name one thing, the last one counts.',
        items: {
          anyOf: [
            path,
            { type: 'object', additionalProperties: false, required: ['path'], properties: { path, solutions } },
          ],
        },
      },
      solutions: texts('Unique names of the solutions that it gets.'),
      import: {
        enum: ['first', 'update', 'upgrade'],
        default: 'first',
        description: 'Whether it gets the solutions for the first time, as an update, or as an upgrade.',
      },
      managed: { type: 'boolean', description: 'Whether it gets them managed.' },
      importAs: { type: 'string', minLength: 1, description: 'Who imports: a service principal or a user.' },
      activateAs: { type: 'string', minLength: 1, description: 'Who switches the flows on.' },
      url: { type: 'string', minLength: 1, description: 'The address of the environment.' },
    },
  };
}

/** @param {string} page */
function withRuleTable(page) {
  const [start, end] = ['<!-- rules -->', '<!-- /rules -->'];
  const rows = allRules.map(
    ({ id, title, defaultSeverity, description }) =>
      `| [${id}](rules/${id}.md) | ${defaultSeverity} | **${title}.** ${description.replaceAll('|', '\\|')} |`,
  );
  const table = ['| Rule | Default | What it reports |', '| --- | --- | --- |', ...rows].join('\n');
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
