import { connectorKey, isCustomApiName } from '../connectors/connectorIdentity';
import { connectorName } from '../connectors/connectorNames';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { FilePath } from '../model/filePath';
import { apiNameOf, nameKey, sameName } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import { isSourceName } from '../settings/environmentNames';
import type { EnvironmentSettings, SettingEntry } from '../settings/environmentSettings';
import { SettingsDefinitions } from '../settings/settingsDefinitions';
import { agree } from '../text/countOf';
import { groupBy } from '../text/groupBy';
import { listedFirst } from '../text/listed';
import { completeSettings } from './completeSettings';
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
  idOfSolution: ({ reference, connector, environment }: SourceConnector) =>
    `${reference} has the ConnectorId that is in the solution. ${connector} is a custom connector, so this id is right only if the solution was exported from ${environment}. Otherwise look up its id in ${environment}, and enter it here.`,
  /** @param others The references whose entries have another id. */
  otherId: ({
    reference,
    connector,
    environment,
    others,
    ids,
  }: SourceConnector & { readonly others: readonly string[]; readonly ids: readonly string[] }) =>
    `${reference} has the ConnectorId that is in the solution, but ${listedFirst(others, 3)} ${agree(others.length, 'has', 'have')} ${listedFirst(ids, 3)} for the same connector. ${connector} is a custom connector and has only one id in ${environment}. Enter that id in all of these entries, and check their connection ids too.`,
  definition: ({ reference }: Pick<SourceConnector, 'reference'>) =>
    `The solution defines connection reference ${reference} with the same id.`,
  otherEntry: ({ reference, connector }: Pick<SourceConnector, 'reference' | 'connector'>) =>
    `The entry of ${reference} has another id of ${connector}.`,
});

export const settingsSourceConnectorText: RuleText = {
  title: 'Settings entry has the custom connector id of the source environment',
  description:
    'The ConnectorId of a mapped entry is the id of a custom connector in the solution. A custom connector has a different id in every environment, so this id is right only in the environment that the solution was exported from. It is a warning if other entries of the environment have another id of the same connector. Otherwise not reported if the name of the environment says that solutions are developed there, such as dev.',
};

export const settingsSourceConnector = {
  id: 'settings-source-connector',
  defaultSeverity: 'information',
  scope: 'settings',
  messages,
  check: (subject, index, report) => {
    const { settings, target, environment } = subject;
    const environmentSettings = completeSettings(subject, index);
    if (!environmentSettings) {
      return;
    }
    const definitions = new SettingsDefinitions(target, index);
    const isSource = isSourceEnvironment(environment);
    let lookedUp: ReadonlyMap<string, readonly SettingEntry[]> | undefined;
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
      lookedUp ??= lookedUpEntries(environmentSettings, environment, index);
      const ofConnector = lookedUp.get(connectorKey(reference)) ?? [];
      const others = ofConnector.filter(({ name }) => !sameName(name, logicalName));
      if (isSource && others.length === 0) {
        continue;
      }
      const ids = [...new Set(others.map(({ connectorId: id = '' }) => apiNameOf(id)))];
      const shown = { reference: logicalName, connector, environment: environment.name };
      report({
        file: settings.file,
        place: { kind: 'json', pointer: `${pointer}/ConnectorId`, part: 'value' },
        ...(others.length > 0 && { severity: 'warning' }),
        message:
          others.length > 0
            ? messages.otherId({ ...shown, others: others.map(({ name }) => name), ids })
            : environment.managed === true
              ? messages.sourceId(shown)
              : messages.idOfSolution(shown),
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
          ...(!isSource && ids.length === 1 && ids[0] !== undefined && { connector: ids[0] }),
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
 * Whether the solution was exported from an environment, as far as its name says so: there, the id in the solution is
 * right. Such an environment never gets managed solutions.
 */
function isSourceEnvironment({ name, managed }: DeploymentEnvironment): boolean {
  return managed !== true && isSourceName(name);
}

/**
 * For each custom connector, by its `connectorKey`: the entries of the environment with an id which no solution of the
 * environment contains. So somebody has looked up these ids.
 */
function lookedUpEntries(
  settings: EnvironmentSettings,
  environment: DeploymentEnvironment,
  index: FactIndex,
): Map<string, SettingEntry[]> {
  const roots = new Set(environment.solutions);
  const definitions = index
    .solutions()
    .filter(({ root }) => roots.has(root))
    .flatMap(({ root, connectionReferences }) => connectionReferences.map((each) => ({ root, reference: each })));
  const byConnector = groupBy(definitions, ({ reference }) => connectorKey(reference));
  return new Map(
    [...byConnector].map(([key, ofConnector]) => {
      const inSolutions = new Set(ofConnector.map(({ reference }) => nameKey(reference.apiName)));
      const byName = groupBy(ofConnector, ({ reference }) => nameKey(reference.logicalName));
      const entries = [...byName].flatMap(([name, defined]) => {
        const definers = defined.map(({ root }) => root);
        const entry = connectorEntry(settings, name, definers);
        const apiName = entry ? customApiName(entry.connectorId ?? '', entry.file, index) : '';
        return entry && apiName !== '' && !inSolutions.has(nameKey(apiName)) ? [entry] : [];
      });
      return [key, entries];
    }),
  );
}
