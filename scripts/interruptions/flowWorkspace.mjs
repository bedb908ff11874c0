import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a folder: from the path, with `/`, to the content. @typedef {ReadonlyMap<string, string>} Files */

const oldName = 'contoso_mail';
const newName = 'contoso_post';

/** A command that changes every flow of the workspace, its `Customizations.xml` and its settings file. */
export const renameArguments = ['rename', oldName, '--to', newName];

/** A command that changes nothing itself, but first undoes what an interrupted one left. */
export const harmlessArguments = ['settings', 'sync'];

/**
 * A solution whose flows use one connection reference, and its settings file.
 *
 * @param {number} flows
 * @returns {Files}
 */
export function flowWorkspace(flows) {
  /** @type {Map<string, string>} */
  const files = new Map();
  files.set(
    'src/Other/Solution.xml',
    `<ImportExportXml><SolutionManifest><UniqueName>Contoso</UniqueName><Version>1.0.0.0</Version><Managed>0</Managed><Publisher><UniqueName>contoso</UniqueName><CustomizationPrefix>contoso</CustomizationPrefix></Publisher><RootComponents /><MissingDependencies /></SolutionManifest></ImportExportXml>`,
  );
  files.set(
    'src/Other/Customizations.xml',
    `<ImportExportXml><Workflows /><connectionreferences><connectionreference connectionreferencelogicalname="${oldName}"><connectionreferencedisplayname>Mail of the team</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/shared_office365</connectorid></connectionreference></connectionreferences></ImportExportXml>`,
  );
  files.set(
    'test.deploymentsettings.json',
    JSON.stringify({
      EnvironmentVariables: [],
      ConnectionReferences: [
        {
          LogicalName: oldName,
          ConnectionId: 'a1b2c3',
          ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_office365',
        },
      ],
    }),
  );
  for (let number = 0; number < flows; number++) {
    const id = `00000001-0000-4000-8000-${String(number).padStart(12, '0')}`;
    files.set(`src/Workflows/Flow${number}-${id.toUpperCase()}.json`, flowText(number % 7));
    files.set(
      `src/Workflows/Flow${number}-${id.toUpperCase()}.json.data.xml`,
      `<Workflow WorkflowId="{${id}}" Name="Flow ${number}"><JsonFileName>/Workflows/Flow${number}-${id.toUpperCase()}.json</JsonFileName><Type>1</Type><Category>5</Category><StateCode>1</StateCode><StatusCode>2</StatusCode></Workflow>`,
    );
  }
  return files;
}

/** @param {number} size the flows have different lengths */
function flowText(size) {
  const host = {
    connectionName: 'mail',
    operationId: 'SendEmailV2',
    apiId: '/providers/Microsoft.PowerApps/apis/shared_office365',
  };
  return JSON.stringify(
    {
      properties: {
        connectionReferences: {
          mail: {
            runtimeSource: 'embedded',
            connection: { connectionReferenceLogicalName: oldName },
            api: { name: 'shared_office365' },
          },
        },
        definition: {
          parameters: {
            $connections: { defaultValue: {}, type: 'Object' },
            $authentication: { defaultValue: {}, type: 'SecureObject' },
          },
          triggers: { manual: { type: 'Request', kind: 'Button', inputs: {} } },
          actions: {
            Send: {
              runAfter: {},
              type: 'OpenApiConnection',
              inputs: {
                host,
                parameters: { 'emailMessage/Body': 'x'.repeat(size * 3000) },
                authentication: "@parameters('$authentication')",
              },
            },
          },
        },
      },
      schemaVersion: '1.0.0.0',
    },
    null,
    2,
  );
}

/**
 * Makes a folder contain exactly these files.
 *
 * @param {string} folder
 * @param {Files} files
 */
export function setFiles(folder, files) {
  const found = readFiles(folder);
  for (const path of found.keys()) if (!files.has(path)) rmSync(join(folder, path));
  for (const [path, content] of files) {
    if (found.get(path) === content) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, 'latin1');
  }
}

/**
 * @param {string} folder
 * @returns {Map<string, string>}
 */
export function readFiles(folder) {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'latin1'));
  }
  return files;
}

/**
 * What differs between two folders, in a few words; empty if nothing does.
 *
 * @param {Files} actual
 * @param {Files} expected
 */
export function differences(actual, expected) {
  const paths = [...new Set([...actual.keys(), ...expected.keys()])].filter(
    (path) => actual.get(path) !== expected.get(path),
  );
  return paths.map((path) => {
    if (!expected.has(path)) return `${path} is left over`;
    return actual.has(path) ? `${path} differs` : `${path} is missing`;
  });
}
