import { baseName, type FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import { agentOf as agentOfComponent, schemaNameOf } from '../locate/agentRows';
import type { Agent, AgentFlow, AgentReference } from '../model/agent';
import type { FileFacts } from './readFacts';

type AgentFileKind = 'agent' | 'agentComponent' | 'agentRows';

type BuiltAgent = Agent & { readonly references: AgentReference[]; readonly calledFlows: AgentFlow[] };

/**
 * Returns the agents of a solution, which are found in three kinds of files: `bot.xml`, the files of agent components,
 * and the lists of what components use. If an agent has no readable `bot.xml`, its schema name is
 * its display name, and its file is the first of the other files that mentions it.
 * @param filesOf Returns the files of a kind that could be read, sorted by path.
 */
export function buildAgents(filesOf: <Kind extends AgentFileKind>(kind: Kind) => readonly FileFacts<Kind>[]): Agent[] {
  const agents = new Map<string, BuiltAgent>();
  const agentOf = (component: string, file: FilePath, displayName?: string): BuiltAgent => {
    const schemaName = agentOfComponent(component) || baseName(file);
    const known = agents.get(nameKey(schemaName));
    if (known) {
      return known;
    }
    const agent: BuiltAgent = {
      schemaName,
      displayName: displayName ?? schemaName,
      file,
      references: [],
      calledFlows: [],
    };
    agents.set(nameKey(schemaName), agent);
    return agent;
  };
  const agentComponents = filesOf('agentComponent');
  for (const { file, facts } of filesOf('agent')) {
    agentOf(schemaNameOf(file), file, facts.displayName);
  }
  for (const { file } of agentComponents) {
    agentOf(schemaNameOf(file), file);
  }
  for (const { file, facts } of filesOf('agentRows')) {
    for (const { component, kind, name } of facts.rows) {
      const agent = agentOf(component, file);
      if (kind === 'flow') {
        agent.calledFlows.push({ workflowId: name, file, source: 'agentRow' });
      } else {
        agent.references.push({ reference: name, file, source: 'agentRow', mode: 'unknown' });
      }
    }
  }
  for (const { file, facts } of agentComponents) {
    const agent = agentOf(schemaNameOf(file), file);
    agent.references.push(
      ...facts.references.map(({ name, mode }) => ({ reference: name, file, source: 'agentData' as const, mode })),
    );
    agent.calledFlows.push(...facts.flows.map((workflowId) => ({ workflowId, file, source: 'agentData' as const })));
  }
  return [...agents.values()];
}
