import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { EnvironmentSettings } from './environmentSettings';

/**
 * The settings of an environment as Power Platform Pipelines take them: the text of `deploymentsettingsjson` of a stage
 * run, JSON with names and values alone (field knowledge: Power Platform Pipelines). What has no value is left out, since
 * an empty one would fail the deployment; pipeline tokens stay.
 */
export function pipelineSettings(environment: DeploymentEnvironment, index: WorkspaceIndex): string {
  const settings = new EnvironmentSettings(environment, index);
  const filled = <Setting extends { readonly value: string }>(all: readonly Setting[]): Setting[] =>
    all.filter(({ value }) => value !== '');
  return JSON.stringify({
    EnvironmentVariables: filled(settings.variables()).map(({ name, value }) => ({ SchemaName: name, Value: value })),
    ConnectionReferences: filled(settings.references()).map(({ name, value }) => ({
      LogicalName: name,
      ConnectionId: value,
    })),
  });
}
