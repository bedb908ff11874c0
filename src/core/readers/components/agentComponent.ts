import { agentComponentNames } from '../../locate/agentComponentNames';
import { agentConnectionModes } from '../../locate/agentConnectionMode';
import { type ConnectionMode, needierMode } from '../../model/useSource';
import { detach } from '../../text/detach';
import { groupBy } from '../../text/groupBy';
import { mergeConflict, factsResult, type ReadResult } from '../readResult';

/** The facts about one component of an agent: the connection references and flows that it uses. */
export interface AgentComponentFacts {
  /** The connection references that the component uses, each once. */
  readonly references: readonly { readonly name: string; readonly mode: ConnectionMode }[];
  /** GUIDs of cloud flows, in lower case. */
  readonly flows: readonly string[];
}

/**
 * Reads which connection references and flows a component of an agent uses, from `botcomponents/<schema name>/data`
 * (docs/formats.md#agents).
 */
export function readAgentComponent(text: string): ReadResult<AgentComponentFacts> {
  const conflict = mergeConflict(text);
  if (conflict) {
    return { facts: undefined, problem: conflict };
  }
  const names = agentComponentNames(text);
  const modeAt = agentConnectionModes(text);
  const byName = groupBy(
    names.filter(({ kind }) => kind === 'connectionReference'),
    ({ name }) => name,
  );
  const flows = new Set(names.filter(({ kind }) => kind === 'flow').map(({ name }) => name));
  return factsResult({
    // Where the uses of a reference differ, one that needs the mapped connection decides.
    references: [...byName].map(([name, uses]) => ({
      name: detach(name),
      mode: needierMode(uses.map(({ span }) => modeAt(span.start))),
    })),
    flows: [...flows].map(detach),
  });
}
