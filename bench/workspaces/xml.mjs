import { canvasAppXml } from './appFiles.mjs';
import { dependenciesXml } from './dependencies.mjs';
import { sharedReferenceName } from './solution.mjs';
import { escapeXml } from './text.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./solution.mjs').Solution} Solution */

/**
 * A cloud flow, or a desktop flow with the references that it uses.
 *
 * @typedef {Pick<import('./solution.mjs').Flow, 'name' | 'id' | 'fileName' | 'on'> & { references?: readonly string[] }} Flow
 */

export const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/**
 * @param {Solution} solution
 */
export function manifestXml({ uniqueName, prefix, flows, connectors, tables, components, missing }) {
  const roots = [
    ...flows.map(({ id }) => `<RootComponent type="29" id="{${id}}" behavior="0" />`),
    ...connectors.map(({ id, name }) => `<RootComponent type="372" id="{${id}}" schemaName="${name}" behavior="0" />`),
    ...components.desktopFlows.map(({ id }) => `<RootComponent type="29" id="{${id}}" behavior="0" />`),
    ...components.apps.map(({ name }) => `<RootComponent type="300" schemaName="${name}" behavior="0" />`),
    ...tables.map((name) => `<RootComponent type="1" schemaName="${name}" behavior="0" />`),
  ];
  return `${declaration}<ImportExportXml version="9.2.24014.197" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" ${instance}>
  <SolutionManifest>
    <UniqueName>${uniqueName}</UniqueName>
    <LocalizedNames>
      <LocalizedName description="${uniqueName}" languagecode="1033" />
    </LocalizedNames>
    <Descriptions />
    <Version>1.0.${flows.length}.0</Version>
    <Managed>2</Managed>
    <Publisher>
      <UniqueName>${prefix}publisher</UniqueName>
      <LocalizedNames>
        <LocalizedName description="${prefix}" languagecode="1033" />
      </LocalizedNames>
      <Descriptions />
      <EMailAddress xsi:nil="true"></EMailAddress>
      <SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl>
      <CustomizationPrefix>${prefix}</CustomizationPrefix>
      <CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix>
      <Addresses>${[1, 2].map((number) => `<Address><AddressNumber>${number}</AddressNumber></Address>`).join('')}</Addresses>
    </Publisher>
    <RootComponents>
      ${roots.join('\n      ')}
    </RootComponents>
    <MissingDependencies>
      ${dependenciesXml(missing, flows[0]).join('\n      ')}
    </MissingDependencies>
  </SolutionManifest>
</ImportExportXml>`;
}

/**
 * Makes `Customizations.xml` of a solution. After SolutionPackager most contain little more than references, some relations and
 * option sets, and few contain dataflows of a megabyte. In a raw export the file contains all components.
 *
 * @param {Solution} solution
 * @param {{ sharedReference?: boolean, bytes?: number }} [options] `bytes`: how much of entities and roles to add
 */
export function customizationsXml(solution, { sharedReference = false, bytes = 0 } = {}) {
  const { random, layout, flows, connectors, components } = solution;
  const large = random.weighted([
    [0, 80],
    [50_000, 12],
    [120_000, 4],
    [1_200_000, 4],
  ]);
  const inline = layout === 'export';
  const entityBytes = bytes > 0 ? bytes : inline ? random.size(20_000, 120_000) : 0;
  const sections = [
    section(
      'Entities',
      filled(entityBytes, () => entityXml(random)),
    ),
    section(
      'Roles',
      filled(entityBytes / 8, () => roleXml(random)),
    ),
    section('Workflows', inline ? [...flows, ...components.desktopFlows].map((flow) => metadataXml(flow, random)) : []),
    '<FieldSecurityProfiles />',
    '<Templates />',
    '<EntityMaps />',
    section(
      'EntityRelationships',
      filled(large < 1e6 ? large / 2 : 0, () => relationshipXml(random)),
    ),
    '<OrganizationSettings />',
    section(
      'optionsets',
      filled(large < 1e6 ? large / 2 : 0, () => optionSetXml(random)),
    ),
    '<CustomControls />',
    '<EntityDataProviders />',
    ...(inline
      ? [
          section(
            'CanvasApps',
            components.apps.map((app) => canvasAppXml(app, random)),
          ),
          section(
            'Connectors',
            connectors.map((connector) => connectorXml(connector, random)),
          ),
        ]
      : []),
    section('connectionreferences', referencesXml(solution, sharedReference)),
    ...(large >= 1e6
      ? [
          section(
            'msdyn_dataflows',
            filled(large, () => dataflowXml(random)),
          ),
        ]
      : []),
    section('Languages', ['<Language>1033</Language>']),
  ];
  return `${inline ? '' : declaration}<ImportExportXml ${instance}>\n${sections.join('\n')}\n</ImportExportXml>`;
}

/**
 * @param {string} name
 * @param {readonly string[]} children
 */
function section(name, children) {
  return children.length === 0 ? `  <${name} />` : `  <${name}>\n    ${children.join('\n    ')}\n  </${name}>`;
}

/**
 * @param {number} bytes
 * @param {() => string} make
 */
function filled(bytes, make) {
  const texts = [];
  for (let left = bytes; left > 0; left -= texts.at(-1)?.length ?? 1) texts.push(make());
  return texts;
}

/**
 * @param {Solution} solution
 * @param {boolean} sharedReference
 */
function referencesXml({ references }, sharedReference) {
  const shared = { name: sharedReferenceName, apiName: 'shared_office365', connector: undefined };
  return [...(sharedReference ? [shared] : []), ...references].map(
    ({ name, apiName, connector }) => `<connectionreference connectionreferencelogicalname="${name}">
      <connectionreferencedisplayname>${name} &amp; co</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/${apiName}</connectorid>${
        connector
          ? `\n      <customconnectorid>\n        <connectorid>${connector.id}</connectorid>\n      </customconnectorid>`
          : ''
      }
      <iscustomizable>1</iscustomizable>
      <promptingbehavior>0</promptingbehavior>
      <statecode>0</statecode>
      <statuscode>1</statuscode>
    </connectionreference>`,
  );
}

/**
 * @param {Flow} flow
 * @param {Random} random
 */
function metadataXml({ name, id, fileName, on, references }, random) {
  const description = random.chance(0.45) ? random.words(30) : '';
  return `<Workflow WorkflowId="{${id}}" Name="${name}"${description && ` Description="${description}"`} ${instance}>
  <JsonFileName>/Workflows/${fileName}</JsonFileName>
  <Type>1</Type>
  <Subprocess>0</Subprocess>
  <Category>${references ? 6 : 5}</Category>
  <Mode>0</Mode>
  <Scope>4</Scope>
  <OnDemand>0</OnDemand>
  <TriggerOnCreate>0</TriggerOnCreate>
  <TriggerOnDelete>0</TriggerOnDelete>
  <AsyncAutodelete>0</AsyncAutodelete>
  <SyncWorkflowLogOnFailure>0</SyncWorkflowLogOnFailure>
  <StateCode>${on ? 1 : 0}</StateCode>
  <StatusCode>${on ? 2 : 1}</StatusCode>
  <RunAs>1</RunAs>
  <IsTransacted>1</IsTransacted>
  <IntroducedVersion>1.0.0.0</IntroducedVersion>
  <IsCustomizable>1</IsCustomizable>
  <BusinessProcessType>0</BusinessProcessType>
  <IsCustomProcessingStepAllowedForOtherPublishers>1</IsCustomProcessingStepAllowedForOtherPublishers>
  <PrimaryEntity>none</PrimaryEntity>${references ? `\n  <ConnectionReferences>${desktopReferences(references)}</ConnectionReferences>` : ''}
  <LocalizedNames>
    <LocalizedName languagecode="1033" description="${name}" />
  </LocalizedNames>${description && `\n  <Descriptions>\n    <Description languagecode="1033" description="${description}" />\n  </Descriptions>`}
</Workflow>`;
}

/**
 * @param {readonly string[]} references
 */
function desktopReferences(references) {
  const connectorId = '/providers/Microsoft.PowerApps/apis/shared_office365';
  return escapeXml(JSON.stringify(references.map((name) => ({ connectionReferenceLogicalName: name, connectorId }))));
}

/**
 * @param {Flow} flow
 * @param {Random} random
 */
export function metadataFileXml(flow, random) {
  return declaration + metadataXml(flow, random);
}

/**
 * @param {import('./solution.mjs').Connector} connector
 * @param {Random} random
 */
function connectorXml({ id, name }, random) {
  return `<Connector ${instance}>
  <connectorid>${id}</connectorid>
  <description>${random.words(12)}</description>
  <displayname>${random.words(2)}</displayname>
  <iconbrandcolor>#007ee5</iconbrandcolor>
  <name>${name}</name>
  <connectortype>1</connectortype>
  <openapidefinition>/Connector/${name}_openapidefinition.json</openapidefinition>
  <connectionparameters>/Connector/${name}_connectionparameters.json</connectionparameters>
</Connector>`;
}

/**
 * @param {import('./solution.mjs').Connector} connector
 * @param {Random} random
 */
export function connectorFileXml(connector, random) {
  return declaration + connectorXml(connector, random);
}

/**
 * @param {string} schemaName
 * @param {Random} random
 */
export function variableXml(schemaName, random) {
  const hasDefault = random.chance(155 / 502);
  return `<environmentvariabledefinition schemaname="${schemaName}">${hasDefault ? `\n  <defaultvalue>${random.words(2)}</defaultvalue>` : ''}
  <description default="${random.words(10)}">
    <label description="${random.words(10)}" languagecode="1033" />
  </description>
  <displayname default="${random.words(2)}">
    <label description="${random.words(2)}" languagecode="1033" />
  </displayname>
  <introducedversion>1.0</introducedversion>
  <iscustomizable>1</iscustomizable>
  <isrequired>0</isrequired>
  <secretstore>0</secretstore>
  <type>100000000</type>
</environmentvariabledefinition>`;
}

/**
 * @param {Random} random
 */
function entityXml(random) {
  const entity = `bench_${random.words(1)}${random.hex(4)}`;
  const attributes = Array.from({ length: random.integer(15, 60) }, () => {
    const name = `${entity}${random.words(1)}`;
    return `<attribute PhysicalName="${name}">
          <Type>nvarchar</Type>
          <Name>${name}</Name>
          <RequiredLevel>none</RequiredLevel>
          <DisplayMask>ValidForAdvancedFind|ValidForForm|ValidForGrid</DisplayMask>
          <IsCustomField>1</IsCustomField>
          <MaxLength>100</MaxLength>
          <displaynames>
            <displayname description="${random.words(2)}" languagecode="1033" />
          </displaynames>
          <Descriptions>
            <Description description="${random.words(8)} &lt;${random.words(1)}&gt;" languagecode="1033" />
          </Descriptions>
        </attribute>`;
  });
  const cells = Array.from({ length: random.integer(10, 40) }, () => {
    return `<cell id="{${random.guid()}}"><labels><label description="${random.words(2)}" languagecode="1033" /></labels><control id="${random.words(1)}" classid="{${random.guid()}}" datafieldname="${random.words(1)}" /></cell>`;
  });
  return `<Entity>
      <Name LocalizedName="${entity}" OriginalName="${entity}">${entity}</Name>
      <EntityInfo>
        <entity Name="${entity}">
        ${attributes.join('\n        ')}
        </entity>
      </EntityInfo>
      <FormXml><forms type="main"><systemform><form>${cells.join('')}</form></systemform></forms></FormXml>
      <SavedQueries><savedqueries><savedquery><fetchxml><![CDATA[<fetch version="1.0"><entity name="${entity}"><order attribute="${entity}name" /></entity></fetch>]]></fetchxml></savedquery></savedqueries></SavedQueries>
      <RibbonDiffXml><!-- ${random.words(6)} --><CustomActions /></RibbonDiffXml>
    </Entity>`;
}

/**
 * @param {Random} random
 */
function roleXml(random) {
  const privileges = Array.from({ length: random.integer(30, 120) }, () => {
    return `<RolePrivilege name="prvRead${random.words(1)}" level="Global" />`;
  });
  return `<Role id="{${random.guid()}}" name="${random.words(2)}"><RolePrivileges>${privileges.join('\n        ')}</RolePrivileges></Role>`;
}

/**
 * @param {Random} random
 */
function relationshipXml(random) {
  return `<EntityRelationship Name="bench_${random.words(1)}_${random.hex(6)}">
      <EntityRelationshipType>OneToMany</EntityRelationshipType>
      <IsCustomizable>1</IsCustomizable>
      <ReferencingEntityName>bench_${random.words(1)}</ReferencingEntityName>
      <ReferencedEntityName>${random.words(1)}</ReferencedEntityName>
      <CascadeAssign>NoCascade</CascadeAssign>
    </EntityRelationship>`;
}

/**
 * @param {Random} random
 */
function optionSetXml(random) {
  const options = Array.from({ length: random.integer(2, 12) }, (_, at) => {
    return `<option value="10000000${at}"><labels><label description="${random.words(2)}" languagecode="1033" /></labels></option>`;
  });
  return `<optionset Name="bench_${random.hex(6)}" localizedName="${random.words(2)}"><OptionSetType>picklist</OptionSetType><options>${options.join('\n        ')}</options></optionset>`;
}

/**
 * @param {Random} random
 */
function dataflowXml(random) {
  const rows = Array.from({ length: random.integer(200, 2000) }, () => ({
    name: random.words(1),
    value: random.words(3),
  }));
  return `<msdyn_dataflow msdyn_dataflowid="${random.guid()}">
      <msdyn_name>${random.words(2)}</msdyn_name>
      <msdyn_mashupsettings>${escapeXml(JSON.stringify(rows))}</msdyn_mashupsettings>
    </msdyn_dataflow>`;
}
