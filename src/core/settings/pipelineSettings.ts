import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { EnvironmentSettings } from './environmentSettings';

/**
 * The merged settings of an environment in the form for Power Platform Pipelines: the text for `deploymentsettingsjson`
 * of a stage run, which is JSON with only names and values. Entries without a value are left out, because an empty
 * value of an environment variable makes the deployment fail. Pipeline tokens (placeholders) are not replaced. Source:
 * docs/imports.md#settings-files-in-other-tools.
 */
export function pipelineSettings(environment: DeploymentEnvironment, index: WorkspaceIndex): string {
  const settings = new EnvironmentSettings(environment, index);
  const filled = <Setting extends { readonly value: string }>(all: readonly Setting[]): Setting[] =>
    all.filter(({ value }) => value !== '');
  return pipelineText(filled(settings.variables()), filled(settings.references()));
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** The text for `deploymentsettingsjson`: JSON in one line. */
export function pipelineText(variables: readonly NamedValue[], references: readonly NamedValue[]): string {
  return JSON.stringify({
    EnvironmentVariables: variables.map(({ name, value }) => ({ SchemaName: name, Value: value })),
    ConnectionReferences: references.map(({ name, value }) => ({ LogicalName: name, ConnectionId: value })),
  });
}
