import { baseName, directoryOf, type FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Agent, AgentReference } from '../model/solution';
import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';

/** A file of a solution component, and the facts that were found in the file. */
export interface FileFacts<Kind extends ComponentKind> {
  readonly file: FilePath;
  readonly facts: ComponentFacts[Kind];
}

/**
 * Returns the agents of a solution, which are found in three kinds of files: `bot.xml`, the files of agent components,
 * and the list of the connection references that components use. If an agent has no readable `bot.xml`, its schema name
 * is its display name, and its file is the first of the other files that mentions it.
 * @param filesOf Returns the files of a kind that could be read, sorted by path.
 */
export function buildAgents(
  filesOf: <Kind extends 'agent' | 'agentComponent' | 'agentReferences'>(kind: Kind) => readonly FileFacts<Kind>[],
): Agent[] {
  const agents = new Map<string, Agent & { references: AgentReference[] }>();
  const agentOf = (component: string, file: FilePath, displayName?: string): { references: AgentReference[] } => {
    const schemaName = component.split('.')[0] ?? component;
    const known = agents.get(nameKey(schemaName));
    if (known) {
      return known;
    }
    const agent = { schemaName, displayName: displayName ?? schemaName, file, references: [] };
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
  for (const { file, facts } of filesOf('agentReferences')) {
    for (const { component, reference } of facts.uses) {
      agentOf(component, file).references.push({ reference, file });
    }
  }
  for (const { file, facts } of agentComponents) {
    for (const reference of facts.references) {
      agentOf(schemaNameOf(file), file).references.push({ reference, file });
    }
  }
  return [...agents.values()];
}

/**
 * Returns the schema name of an agent or agent component, which is the name of the directory that contains the file:
 * `…/bots/<schema name>/bot.xml` or `…/botcomponents/<schema name>/data`.
 */
function schemaNameOf(file: FilePath): string {
  return baseName(directoryOf(file) ?? file);
}
