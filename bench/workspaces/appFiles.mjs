import { escapeXml } from './text.mjs';

/** @typedef {import('./random.mjs').Random} Random */

/**
 * The `<CanvasApp>` element of an app (docs/formats.md#canvas-apps).
 *
 * @param {import('./components.mjs').App} app
 * @param {Random} random
 */
export function canvasAppXml({ name, displayName, type, connections, dependencies }, random) {
  const connectionReferences = Object.fromEntries(connections.map((connection) => [random.guid(), connection]));
  const dataSources = random.words(random.integer(20, 300));
  return `<CanvasApp xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Name>${name}</Name>
  <AppVersion>2026-01-01T00:00:00Z</AppVersion>
  <Status>Ready</Status>
  <DisplayName>${displayName}</DisplayName>
  <ConnectionReferences>${escapeXml(JSON.stringify(connectionReferences))}</ConnectionReferences>
  <DatabaseReferences>${escapeXml(JSON.stringify({ dataSources }))}</DatabaseReferences>
  <CanvasAppType>${type}</CanvasAppType>
  <IntroducedVersion>1.0</IntroducedVersion>
  <CdsDependencies>${escapeXml(JSON.stringify({ cdsdependencies: dependencies }))}</CdsDependencies>
</CanvasApp>`;
}

/**
 * The `power.config.json` of a code app project (docs/formats.md#projects-beside-solutions).
 *
 * @param {import('./components.mjs').CodeAppProject} project
 */
export function codeAppJson({ name, connections }) {
  const connectionReferences = Object.fromEntries(connections.map((connection, at) => [`connection${at}`, connection]));
  return JSON.stringify({ appDisplayName: name, buildPath: './dist', connectionReferences }, null, 2);
}
