import { agentDataYaml, agentRowsXml, agentXml, knowledgeXml } from './agentFiles.mjs';
import { canvasAppXml } from './appFiles.mjs';
import { declaration, metadataFileXml } from './xml.mjs';

/** @typedef {import('./solution.mjs').Solution} Solution */

/**
 * A file of a solution that is not a cloud flow.
 *
 * @typedef {object} ComponentFile
 * @property {string} path below the solution's root
 * @property {string} text
 * @property {boolean} [isXml] whether the file has the encoding and line ends of the solution's XML files
 */

/**
 * The files of the apps, agents, sources of knowledge and desktop flows of a solution. In an export, apps and the metadata of
 * desktop flows are in `customizations.xml` instead.
 *
 * @param {Solution} solution
 * @returns {ComponentFile[]}
 */
export function componentFiles({ components, layout, random }) {
  const isPackager = layout === 'packager';
  return [
    ...(isPackager ? components.apps : []).map((app) => ({
      path: `CanvasApps/${app.name}.meta.xml`,
      text: declaration + canvasAppXml(app, random),
      isXml: true,
    })),
    ...components.desktopFlows.flatMap((flow) => [
      { path: `Workflows/${flow.fileName}`, text: desktopFlowJson() },
      ...(isPackager
        ? [{ path: `Workflows/${flow.fileName}.data.xml`, text: metadataFileXml(flow, random), isXml: true }]
        : []),
    ]),
    ...components.knowledge.map((source) => ({
      path: `dvtablesearchs/${source.id}/dvtablesearch.xml`,
      text: knowledgeXml(source),
    })),
    ...agentFiles(components, random),
  ];
}

/**
 * @param {import('./components.mjs').Components} components
 * @param {import('./random.mjs').Random} random
 * @returns {ComponentFile[]}
 */
function agentFiles({ agents }, random) {
  const parts = agents.flatMap((agent) => agent.components);
  /** @type {[string, string][]} */
  const references = parts.flatMap(({ schemaName, reference, hasRow }) =>
    reference === undefined || !hasRow ? [] : [[schemaName, reference]],
  );
  /** @type {[string, string][]} */
  const flows = parts.flatMap(({ schemaName, flow }) => (flow === undefined ? [] : [[schemaName, flow]]));
  return [
    ...agents.map((agent) => ({ path: `bots/${agent.schemaName}/bot.xml`, text: agentXml(agent) })),
    ...parts.map((part) => ({ path: `botcomponents/${part.schemaName}/data`, text: agentDataYaml(part, random) })),
    ...rowsFile('connectionreference', references),
    ...rowsFile('workflow', flows),
  ];
}

/**
 * @param {'connectionreference' | 'workflow'} kind
 * @param {readonly [string, string][]} rows
 * @returns {ComponentFile[]}
 */
function rowsFile(kind, rows) {
  return rows.length === 0 ? [] : [{ path: `Assets/botcomponent_${kind}set.xml`, text: agentRowsXml(kind, rows) }];
}

function desktopFlowJson() {
  return JSON.stringify({ properties: { definition: { package: 'UEsDBBQ=' } }, schemaVersion: '1.0.0.0' }, null, 2);
}
