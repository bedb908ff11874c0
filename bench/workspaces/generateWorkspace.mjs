import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFiles } from '../../scripts/files.mjs';
import { codeAppJson } from './appFiles.mjs';
import { componentFiles } from './componentFiles.mjs';
import { makeSolutions, sharedReferenceName } from './solution.mjs';
import { encode } from './text.mjs';
import { connectorFileXml, customizationsXml, manifestXml, metadataFileXml, variableXml } from './xml.mjs';

/**
 * @typedef {object} WorkspaceOptions
 * @property {number} flows
 * @property {import('./solution.mjs').Findings} findings
 * @property {number} [solutionSize] flows in each solution; if not given, many solutions are small and few are large
 * @property {boolean} [sharedReference] whether all flows use the same reference
 * @property {number} [customizationsBytes] size of each Customizations.xml; it then looks like that of an export
 */

const seed = 20260101;

/**
 * Generates a folder of invented solutions whose sizes, nesting, XML, encodings and findings are as frequent as in real
 * repositories (docs/formats.md#layouts). An existing folder for the same options and the same generator is used again.
 *
 * @param {string} cache the folder that contains the generated folders
 * @param {string} name
 * @param {WorkspaceOptions} options
 * @returns {string} the folder
 */
export function generateWorkspace(cache, name, options) {
  const folder = join(cache, `${name}-${keyOf(options)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache)) {
    if (old.slice(0, old.lastIndexOf('-')) === name) rmSync(join(cache, old), { recursive: true, force: true });
  }
  const unfinished = join(cache, `${name}-unfinished-${process.pid}`);
  try {
    for (const solution of makeSolutions({ seed, ...options })) {
      if (options.customizationsBytes !== undefined) solution.layout = 'export';
      writeSolution(unfinished, solution, options);
    }
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {WorkspaceOptions} options
 */
function keyOf(options) {
  const hash = createHash('sha256').update(JSON.stringify({ seed, ...options }));
  for (const file of findFiles(import.meta.dirname)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/**
 * @param {string} workspace
 * @param {import('./solution.mjs').Solution} solution
 * @param {WorkspaceOptions} options
 */
function writeSolution(workspace, solution, { findings, sharedReference = false, customizationsBytes = 0 }) {
  const { random, layout, uniqueName } = solution;
  const packager = layout === 'packager';
  const folder = join(workspace, uniqueName, packager ? 'src' : 'exported');
  /** @type {import('./text.mjs').TextForm} */
  const form = {
    encoding: random.chance(0.85) ? 'utf8bom' : 'utf8',
    lineEnd: random.chance(packager ? 0.13 : 0.9) ? '\r\n' : '\n',
  };
  /** @type {import('./text.mjs').TextForm} */
  const plain = { encoding: 'utf8', lineEnd: '\n' };
  /** @type {(path: string, text: string, form: import('./text.mjs').TextForm) => void} */
  const write = (path, text, how) => writeIn(folder, path, encode(text, how));

  for (const flow of solution.flows) {
    const { text, form: flowForm } = flowText(flow);
    write(`Workflows/${flow.fileName}`, text, flowForm);
    if (packager) {
      write(`Workflows/${flow.fileName}.data.xml`, metadataFileXml(flow, random), {
        encoding: 'utf8bom',
        lineEnd: '\n',
      });
    }
  }
  write(packager ? 'Other/Solution.xml' : 'solution.xml', manifestXml(solution), form);
  const customizations = customizationsXml(solution, { sharedReference, bytes: customizationsBytes });
  write(packager ? 'Other/Customizations.xml' : 'customizations.xml', customizations, form);
  if (packager) {
    for (const connector of solution.connectors) {
      write(`Connectors/${connector.name}.xml`, connectorFileXml(connector, random), form);
      write(`Connectors/${connector.name}_connectionparameters.json`, '{}', plain);
    }
    // Some unpacked solutions have settings files, mostly with tokens (docs/formats.md#pipeline-tokens).
    if (random.chance(0.2)) {
      for (const environment of ['Test', 'Production']) {
        const path = join(workspace, uniqueName, 'config', environment);
        writeIn(path, 'deploymentSettings.json', encode(settingsJson(solution, sharedReference), plain));
      }
    }
  }
  for (const { path, text, isXml } of componentFiles(solution)) write(path, text, isXml ? form : plain);
  for (const project of solution.components.codeApps) {
    writeIn(
      join(workspace, uniqueName, 'code', project.name),
      'power.config.json',
      encode(codeAppJson(project), plain),
    );
  }
  for (const name of solution.variables) {
    const path = `environmentvariabledefinitions/${name}`;
    write(`${path}/environmentvariabledefinition.xml`, variableXml(name, random), plain);
    // Only workspaces with findings get a value: the rule environment-value-in-solution reports it.
    if (random.chance(0.18) && findings === 'real') {
      const value = { environmentvariablevalues: { environmentvariablevalue: { iscustomizable: '1', value: 'x' } } };
      write(`${path}/environmentvariablevalues.json`, JSON.stringify(value, null, 2), plain);
    }
  }
}

/**
 * @param {import('./solution.mjs').Solution} solution
 * @param {boolean} sharedReference
 */
function settingsJson({ references, variables }, sharedReference) {
  const names = [...(sharedReference ? [sharedReferenceName] : []), ...references.map(({ name }) => name)];
  const entries = names.map((name) => ({ LogicalName: name, ConnectionId: `#{connection.${name}}#` }));
  const values = variables.map((name) => ({ SchemaName: name, Value: `#{variable.${name}}#` }));
  return JSON.stringify({ EnvironmentVariables: values, ConnectionReferences: entries }, null, 2);
}

/**
 * @param {import('./solution.mjs').Flow} flow
 * @returns {{ text: string, form: import('./text.mjs').TextForm }}
 */
function flowText({ json, written }) {
  const text = written === 'minified' ? JSON.stringify(json) : JSON.stringify(json, null, 2);
  switch (written) {
    case 'bom':
      return { text: `${text}\n`, form: { encoding: 'utf8bom', lineEnd: '\n' } };
    case 'utf16':
      return { text, form: { encoding: 'utf16le', lineEnd: '\r\n' } };
    case 'crlf':
      return { text, form: { encoding: 'utf8', lineEnd: '\r\n' } };
    default:
      return { text, form: { encoding: 'utf8', lineEnd: '\n' } };
  }
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {Buffer} bytes
 */
function writeIn(folder, path, bytes) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
