import type { SolutionManifest } from '../../model/solutionManifest';
import type { YieldToHost } from '../../text/yieldToHost';
import type { ReadResult } from '../readResult';
import { type AgentFacts, readAgent } from './agent';
import { type AgentComponentFacts, readAgentComponent } from './agentComponent';
import { type AgentKnowledgeFacts, readAgentKnowledge } from './agentKnowledge';
import { type AgentRowsFacts, readAgentRows } from './agentRows';
import { type CanvasAppFacts, readCanvasApp } from './canvasApp';
import { type CodeAppFacts, readCodeApp } from './codeApp';
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

/** For each kind of component, the type of the facts that its reader returns. */
export interface ComponentFacts {
  solutionManifest: SolutionManifest;
  customizations: CustomizationsFacts;
  flowDefinition: FlowFacts;
  flowMetadata: FlowMetadata;
  customConnector: CustomConnectorFacts;
  canvasApp: CanvasAppFacts;
  codeApp: CodeAppFacts;
  agent: AgentFacts;
  agentRows: AgentRowsFacts;
  agentComponent: AgentComponentFacts;
  agentKnowledge: AgentKnowledgeFacts;
  environmentVariable: EnvironmentVariableFacts;
  environmentVariableValue: EnvironmentVariableValueFacts;
  deploymentSettings: DeploymentSettingsFacts;
  yamlManifest: YamlManifestFacts;
  yamlComponents: YamlComponentsFacts;
  yamlMissingDependencies: YamlMissingDependenciesFacts;
  /** The manifest in a second layout of the same folder. It is only compared with the manifest of the solution. */
  unreadManifest: SolutionManifest;
  unreadCustomizations: CustomizationsFacts;
}

export type ComponentKind = keyof ComponentFacts;

/**
 * The kinds of components whose files belong to one solution. A deployment settings file can be for several solutions, and
 * a code app project belongs to none.
 */
export type SolutionComponentKind = Exclude<ComponentKind, 'deploymentSettings' | 'codeApp'>;

type ComponentReader<Facts> = (
  text: string,
  yieldToHost: YieldToHost,
) => ReadResult<Facts> | Promise<ReadResult<Facts>>;

/**
 * The reader of each kind of component. To add a kind, write a file beside this one, and add a line to `ComponentFacts` and
 * to this object. Readers of files that can have many megabytes call `yieldToHost` between slices of work, because the
 * editor would freeze otherwise.
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
  codeApp: readCodeApp,
  agent: readAgent,
  agentRows: readAgentRows,
  agentComponent: readAgentComponent,
  agentKnowledge: readAgentKnowledge,
  environmentVariable: readEnvironmentVariable,
  environmentVariableValue: readEnvironmentVariableValue,
  deploymentSettings: readDeploymentSettings,
  yamlManifest: readYamlManifest,
  yamlComponents: readYamlComponents,
  yamlMissingDependencies: readYamlMissingDependencies,
  unreadManifest: readSolutionManifest,
  unreadCustomizations: readCustomizations,
};
