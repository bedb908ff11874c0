import { EnvironmentSettings } from '../settings/environmentSettings';
import { type FilePath, isBelow } from '../model/filePath';
import type { Flow } from '../model/flow';
import { sameName } from '../model/names';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { FactIndex } from '../model/workspaceIndex';
import type { SettingsRule } from './rule';
import { listedFirst } from '../text/listed';
import { agree } from '../text/countOf';

export const settingsEmptyConnection: SettingsRule = {
  id: 'settings-empty-connection',
  title: 'Connection reference has no connection',
  defaultSeverity: 'warning',
  scope: 'settings',
  description:
    'An entry of a deployment settings file has no connection, so flows that use it stay off after the import. Silent in templates, and where the environment is updated or upgraded.',
  check: ({ settings, target, environment }, index, report) => {
    if (target.isTemplate || environment.import !== 'first') {
      return;
    }
    const effective = new EnvironmentSettings(environment, index);
    if (!effective.areReadable) {
      return;
    }
    for (const { logicalName, connectionId, pointer } of settings.references) {
      const definers = index.definitionsOf(logicalName).map(({ solution }) => solution.root);
      const inForce = effective.reference(logicalName, definers);
      const isTold = settings.misshapen.some((each) => each.pointer === `${pointer}/ConnectionId`);
      if (
        connectionId !== '' ||
        isTold ||
        inForce?.value !== '' ||
        inForce.files.at(-1) !== settings.file ||
        index.isExternal(settings.file, logicalName)
      ) {
        continue;
      }
      const { flows, others } = usersIn(environment, logicalName, index);
      if (flows.length > 0 || others > 0) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message: `${logicalName} has no connection in ${environment.name}: ${consequence(flows)} Map it to a connection of that environment.`,
          related: [],
          data: { reference: logicalName, pointer },
        });
      }
    }
  },
};

function consequence(flows: readonly string[]): string {
  return flows.length === 0
    ? 'what uses it asks for one after the import.'
    : `${listedFirst(
        flows.map((name) => `“${name}”`),
        3,
      )} ${agree(flows.length, 'stays', 'stay')} off after the import.`;
}

/**
 * The names of the flows that would be on, and how many agents and canvas apps use it too. A flow for which run-only users
 * bring the connection may come up without.
 */
function usersIn(
  { solutions }: DeploymentEnvironment,
  logicalName: string,
  index: FactIndex,
): { flows: string[]; others: number } {
  const isHere = (file: FilePath): boolean => solutions.some((root) => isBelow(file, root));
  const flows = new Set<string>();
  let others = 0;
  for (const file of [...index.usersOf(logicalName)].filter(isHere).sort()) {
    const flow = index.flow(file);
    if (!flow) {
      others++;
    } else if (flow.state !== 'off' && usesOwnConnection(flow, logicalName)) {
      flows.add(flow.name);
    }
  }
  return { flows: [...flows], others };
}

function usesOwnConnection({ entries }: Flow, logicalName: string): boolean {
  return entries.some(
    ({ reference, runtimeSource }) =>
      runtimeSource !== 'invoker' && reference !== undefined && sameName(reference, logicalName),
  );
}
