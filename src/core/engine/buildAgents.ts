import { baseName, directoryOf, type FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Agent, AgentReference } from '../model/solution';
import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';

/** A file that could be read, and what it says. */
export interface FileFacts<Kind extends ComponentKind> {
  readonly file: FilePath;
  readonly facts: ComponentFacts[Kind];
}

/**
 * Puts the agents of a solution together from the files that mention them. An agent without a file of its own has the
 * display name and the file of the first mention.
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

/** `…/botcomponents/<schema name>/data` and `…/bots/<schema name>/bot.xml` → the schema name. */
function schemaNameOf(file: FilePath): string {
  return baseName(directoryOf(file) ?? file);
}
