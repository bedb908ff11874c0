import type { SolutionManifest } from '../../model/solution';
import type { YieldToHost } from '../../text/yieldToHost';
import type { ReadResult } from '../readResult';
import { type AgentFacts, readAgent } from './agent';
import { type AgentComponentFacts, readAgentComponent } from './agentComponent';
import { type AgentReferencesFacts, readAgentReferenceSet } from './agentReferences';
import { type CanvasAppFacts, readCanvasApp } from './canvasApp';
import { type CustomConnectorFacts, readCustomConnector } from './customConnector';
import { type CustomizationsFacts, readCustomizations } from './customizations';
import { type DeploymentSettingsFacts, readDeploymentSettings } from './deploymentSettings';
import { type EnvironmentVariableFacts, readEnvironmentVariable } from './environmentVariable';
import { type EnvironmentVariableValueFacts, readEnvironmentVariableValue } from './environmentVariableValue';
import { type FlowFacts, readFlowDefinition } from './flowDefinition';
import { type FlowMetadata, readFlowMetadata } from './flowMetadata';
import { readSolutionManifest } from './solutionManifest';
import { readYamlComponents, type YamlComponentsFacts } from './yamlComponents';
import { readYamlManifest, type YamlManifestFacts } from './yamlManifest';
import { readYamlMissingDependencies, type YamlMissingDependenciesFacts } from './yamlMissingDependencies';

/** What the files of each kind of component say. */
export interface ComponentFacts {
  solutionManifest: SolutionManifest;
  customizations: CustomizationsFacts;
  flowDefinition: FlowFacts;
  flowMetadata: FlowMetadata;
  customConnector: CustomConnectorFacts;
  canvasApp: CanvasAppFacts;
  agent: AgentFacts;
  agentReferences: AgentReferencesFacts;
  agentComponent: AgentComponentFacts;
  environmentVariable: EnvironmentVariableFacts;
  environmentVariableValue: EnvironmentVariableValueFacts;
  deploymentSettings: DeploymentSettingsFacts;
  yamlManifest: YamlManifestFacts;
  yamlComponents: YamlComponentsFacts;
  yamlMissingDependencies: YamlMissingDependenciesFacts;
}

export type ComponentKind = keyof ComponentFacts;

/** What belongs to one solution; a settings file may serve several. */
export type SolutionComponentKind = Exclude<ComponentKind, 'deploymentSettings'>;

type ComponentReader<Facts> = (
  text: string,
  yieldToHost: YieldToHost,
) => ReadResult<Facts> | Promise<ReadResult<Facts>>;

/**
 * The reader of each kind: a new kind of component is a file beside this one, a line above and one here. Only files that
 * run to many megabytes are read in slices.
 */
export const componentReaders: {
  readonly [Kind in ComponentKind]: ComponentReader<ComponentFacts[Kind]>;
} = {
  solutionManifest: readSolutionManifest,
  customizations: readCustomizations,
  flowDefinition: readFlowDefinition,
  flowMetadata: readFlowMetadata,
  customConnector: readCustomConnector,
  canvasApp: readCanvasApp,
  agent: readAgent,
  agentReferences: readAgentReferenceSet,
  agentComponent: readAgentComponent,
  environmentVariable: readEnvironmentVariable,
  environmentVariableValue: readEnvironmentVariableValue,
  deploymentSettings: readDeploymentSettings,
  yamlManifest: readYamlManifest,
  yamlComponents: readYamlComponents,
  yamlMissingDependencies: readYamlMissingDependencies,
};
