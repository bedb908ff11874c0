import { compareConnectors, isCustomApiName, type ReferenceConnector } from '../connectors/connectorIdentity';
import { connectorName } from '../connectors/connectorNames';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { FilePath } from '../model/filePath';
import { apiNameOf, nameKey, sameName } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import { EnvironmentSettings, type SettingEntry } from '../settings/environmentSettings';
import { SettingsDefinitions } from '../settings/settingsDefinitions';
import { agree } from '../text/countOf';
import { groupBy } from '../text/groupBy';
import { listedFirst } from '../text/listed';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SettingsRule } from './rule';

interface SourceConnector {
  readonly reference: string;
  readonly connector: string;
  readonly environment: string;
}

const messages = defineMessages({
  sourceId: ({ reference, connector, environment }: SourceConnector) =>
    `${reference} has the ConnectorId of the source environment. ${connector} is a custom connector, so its id differs in every environment. Look up its id in ${environment}, and enter it here.`,
  /** @param others The references whose entries have another id. */
  otherId: ({
    reference,
    connector,
    environment,
    others,
    ids,
  }: SourceConnector & { readonly others: readonly string[]; readonly ids: readonly string[] }) =>
    `${reference} has the ConnectorId of the source environment, but ${listedFirst(others, 3)} ${agree(others.length, 'has', 'have')} ${listedFirst(ids, 3)} for the same connector. ${connector} is a custom connector and has only one id in ${environment}. Enter that id here, and check the connection id too.`,
  definition: ({ reference }: Pick<SourceConnector, 'reference'>) =>
    `The solution defines connection reference ${reference} with the same id.`,
  otherEntry: ({ reference, connector }: Pick<SourceConnector, 'reference' | 'connector'>) =>
    `The entry of ${reference} has another id of ${connector}.`,
});

export const settingsSourceConnectorText: RuleText = {
  title: 'Settings entry has the custom connector id of the source environment',
  description:
    'The ConnectorId of a mapped entry is the id of a custom connector in the solution. A custom connector has a different id in every environment. It is a warning if other entries of the environment have another id of the same connector.',
};

export const settingsSourceConnector = {
  id: 'settings-source-connector',
  defaultSeverity: 'information',
  scope: 'settings',
  messages,
  check: ({ settings, target, environment }, index, report) => {
    const environmentSettings = new EnvironmentSettings(environment, index);
    // A file that cannot be read may contain the id that counts.
    if (target.isTemplate || !environmentSettings.areReadable) {
      return;
    }
    const definitions = new SettingsDefinitions(target, index);
    const tokens = index.tokens(settings.file);
    for (const { logicalName, connectorId = '', pointer } of settings.references) {
      const references = definitions.references(logicalName);
      const [reference] = references;
      const apiName = customApiName(connectorId, settings.file, index);
      if (reference === undefined || apiName === '' || !references.every((each) => sameName(each.apiName, apiName))) {
        continue;
      }
      const counting = connectorEntry(environmentSettings, logicalName, target.solutions);
      if (
        counting?.file !== settings.file ||
        counting.pointer !== pointer ||
        !environmentSettings.isMapped(logicalName, tokens, target.solutions)
      ) {
        continue;
      }
      const connector = connectorName(reference, index);
      const others = otherEntries(reference, environmentSettings, environment, index);
      const ids = [...new Set(others.map(({ connectorId: id = '' }) => apiNameOf(id)))];
      const shown = { reference: logicalName, connector, environment: environment.name };
      report({
        file: settings.file,
        place: { kind: 'json', pointer: `${pointer}/ConnectorId`, part: 'value' },
        ...(others.length > 0 && { severity: 'warning' }),
        message:
          others.length > 0
            ? messages.otherId({ ...shown, others: others.map(({ name }) => name), ids })
            : messages.sourceId(shown),
        related: [
          {
            file: reference.file,
            place: referencePlace(reference, 'connectorid'),
            message: messages.definition({ reference: reference.logicalName }),
          },
          ...others.map((other) => ({
            file: other.file,
            place: { kind: 'json', pointer: `${other.pointer}/ConnectorId`, part: 'value' } as const,
            message: messages.otherEntry({ reference: other.name, connector }),
          })),
        ],
        data: {
          reference: logicalName,
          pointer,
          before: connectorId,
          ...(ids.length === 1 && ids[0] !== undefined && { connector: ids[0] }),
        },
      });
    }
  },
  fixes: ({ file, data: { reference = '', before, connector } }, _index, { setTargetConnectorFix }) =>
    connector === undefined ? [] : [setTargetConnectorFix(file, reference, before, connector)],
} satisfies SettingsRule;

/**
 * The API name in a `ConnectorId` of a custom connector; empty for a standard connector, and if a pipeline replaces a part
 * of the id.
 */
function customApiName(connectorId: string, file: FilePath, index: FactIndex): string {
  const apiName = apiNameOf(connectorId);
  return isCustomApiName(apiName) && !index.tokens(file).holdsToken(connectorId) ? apiName : '';
}

/** The entry whose `ConnectorId` counts for a reference: the last one that has one. */
function connectorEntry(
  settings: EnvironmentSettings,
  logicalName: string,
  definers: readonly FilePath[],
): SettingEntry | undefined {
  return settings.entries('references', logicalName, definers).findLast(({ connectorId }) => connectorId !== undefined);
}

/**
 * The entries of the environment for other references on the same custom connector that have an id which no solution of
 * the environment contains. So somebody has looked up these ids.
 */
function otherEntries(
  reference: ReferenceConnector & { readonly logicalName: string },
  settings: EnvironmentSettings,
  environment: DeploymentEnvironment,
  index: FactIndex,
): SettingEntry[] {
  const definitions = index
    .solutions()
    .filter(({ root }) => environment.solutions.includes(root))
    .flatMap(({ root, connectionReferences }) => connectionReferences.map((each) => ({ root, reference: each })))
    .filter((each) => compareConnectors(each.reference, reference) === 'same');
  const inSolutions = new Set(definitions.map((each) => nameKey(each.reference.apiName)));
  return [...groupBy(definitions, (each) => nameKey(each.reference.logicalName))]
    .filter(([name]) => name !== nameKey(reference.logicalName))
    .flatMap(([name, defined]) => {
      const entry = connectorEntry(
        settings,
        name,
        defined.map(({ root }) => root),
      );
      const apiName = entry ? customApiName(entry.connectorId ?? '', entry.file, index) : '';
      return entry && apiName !== '' && !inSolutions.has(nameKey(apiName)) ? [entry] : [];
    });
}
