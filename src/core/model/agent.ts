import type { FilePath } from './filePath';
import type { ConnectionMode } from './useSource';

/** A Copilot Studio agent. Source: docs/formats.md#agents. */
export interface Agent {
  /** The part before the first dot in the schema names of the agent's components. */
  readonly schemaName: string;
  readonly displayName: string;
  /** The file that is opened when a person selects the agent in a view: `bot.xml`, or another file of the agent. */
  readonly file: FilePath;
  readonly references: readonly AgentReference[];
  readonly calledFlows: readonly AgentFlow[];
}

/** A use of a connection reference by an agent. */
export interface AgentReference {
  /** The logical name of the connection reference. */
  readonly reference: string;
  /** The file of the agent in which it uses the connection reference. */
  readonly file: FilePath;
  readonly source: 'agentRow' | 'agentData';
  /** Unknown for a row, because only the data of the agent has the mode. */
  readonly mode: ConnectionMode;
}

/** A cloud flow that an agent runs. */
export interface AgentFlow {
  /** The GUID of the flow, in lower case. */
  readonly workflowId: string;
  /** The file of the agent that contains the id. */
  readonly file: FilePath;
  readonly source: 'agentRow' | 'agentData';
}

/** A source of knowledge of an agent. It is unknown which agent. Source: docs/formats.md#agents. */
export interface KnowledgeSource {
  readonly file: FilePath;
  readonly name: string;
  /** The logical names of the connection references that the source uses. */
  readonly references: readonly string[];
}
