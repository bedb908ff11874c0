import { type FilePath, isBelow } from '../model/filePath';
import { connectionModeOf } from '../dependencies/componentUses';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { Flow } from '../model/flow';
import { sameName } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import { agree } from '../text/countOf';
import { groupBy } from '../text/groupBy';
import { listedFirst } from '../text/listed';
import { completeSettings } from './completeSettings';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

interface EmptyConnection {
  readonly reference: string;
  readonly environment: string;
  /** The text that holds the place of the id; empty if there is none. */
  readonly placeholder: string;
}

const noConnection = ({ reference, environment, placeholder }: EmptyConnection): string =>
  `${reference} has no connection in environment ${environment}${placeholder === '' ? '' : `: “${placeholder}” only holds its place, and an import with it is expected to fail`}.`;

const messages = defineMessages({
  flowsStayOff: ({ flows, ...empty }: EmptyConnection & { readonly flows: readonly string[] }) => {
    const names = flows.map((name) => `“${name}”`);
    return `${noConnection(empty)} ${listedFirst(names, 3)} ${agree(flows.length, 'stays', 'stay')} turned off after the import. Map the connection reference to a connection of that environment.`;
  },
  appsAsk: (empty: EmptyConnection) =>
    `${noConnection(empty)} Other users of this connection reference, such as apps and agents, have no connection after the import. Map the connection reference to a connection of that environment.`,
  importAsks: (empty: EmptyConnection) =>
    `${noConnection(empty)} The first import asks for a connection. Map the connection reference to a connection of that environment.`,
});

export const settingsEmptyConnectionText: RuleText = {
  title: 'Connection reference has no connection',
  description:
    'An entry of a deployment settings file has no connection, or a placeholder such as TODO, so flows that use its connection reference stay turned off after the import. Not reported in templates (settings files that only list names). In an update or upgrade, only placeholders are reported.',
};

export const settingsEmptyConnection = {
  id: 'settings-empty-connection',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: (subject, index, report) => {
    const { settings, environment } = subject;
    const environmentSettings = completeSettings(subject, index);
    if (!environmentSettings) {
      return;
    }
    for (const { logicalName, connectionId, pointer } of settings.references) {
      const definers = index.definitionsOf(logicalName).map(({ solution }) => solution.root);
      const isMapped = environmentSettings.reference(logicalName, definers)?.value !== '';
      const winner = environmentSettings.effectiveEntry('references', logicalName, definers);
      const isMisshapen = settings.misshapen.some((each) => each.pointer === `${pointer}/ConnectionId`);
      if (
        isMapped ||
        isMisshapen ||
        winner?.file !== settings.file ||
        winner.value !== connectionId ||
        // Later imports keep the connection, unless the file has something else in its place.
        (environment.import !== 'first' && !winner.isPlaceholder) ||
        index.isExternal(settings.file, logicalName)
      ) {
        continue;
      }
      const { flows, appCount } = usersIn(environment, logicalName, index);
      // An import asks for a connection even if nothing uses the reference.
      const isDefined = definers.some((root) => environment.solutions.includes(root));
      if (flows.length > 0 || appCount > 0 || isDefined) {
        const empty = { reference: logicalName, environment: environment.name, placeholder: connectionId };
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message:
            flows.length > 0
              ? messages.flowsStayOff({ ...empty, flows })
              : appCount > 0
                ? messages.appsAsk(empty)
                : messages.importAsks(empty),
          related: [],
          data: { reference: logicalName, pointer },
        });
      }
    }
  },
} satisfies SettingsRule;

/**
 * The flows and apps that are affected if a connection reference has no connection: the names of the flows that stay
 * turned off, and the number of apps, agents and desktop flows. A flow is left out if it is turned off in the source
 * files, because the import leaves it turned off in any case, or if run-only users provide the connection. An agent is
 * left out if the people who talk to it provide the connection.
 */
function usersIn(
  { solutions }: DeploymentEnvironment,
  logicalName: string,
  index: FactIndex,
): { flows: string[]; appCount: number } {
  const isInEnvironment = (file: FilePath): boolean => solutions.some((root) => isBelow(file, root));
  const flows = new Set<string>();
  for (const file of [...index.usersOf('connectionReference', logicalName)].filter(isInEnvironment).sort()) {
    const flow = index.flow(file);
    if (flow && flow.state !== 'off' && usesOwnConnection(flow, logicalName)) {
      flows.add(flow.name);
    }
  }
  const uses = index.componentUsesOf('connectionReference', logicalName).filter(({ file }) => isInEnvironment(file));
  const byUser = groupBy(uses, ({ user }) => JSON.stringify([user.kind, user.id]));
  const needing = [...byUser.values()].filter((same) => connectionModeOf(same) !== 'invoker');
  return { flows: [...flows], appCount: needing.length };
}

function usesOwnConnection({ entries }: Flow, logicalName: string): boolean {
  return entries.some(
    ({ reference, runtimeSource }) =>
      runtimeSource !== 'invoker' && reference !== undefined && sameName(reference, logicalName),
  );
}
