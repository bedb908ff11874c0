import { agentComponentNames, mayContainNames } from '../../locate/agentComponentNames';
import { type ConnectionMode, needierMode } from '../../model/useSource';
import { detach } from '../../text/detach';
import { groupBy } from '../../text/groupBy';
import { mergeConflict, factsResult, type ReadResult } from '../readResult';
import { yamlSpan } from '../parseYaml';

/** The facts about one component of an agent: the connection references and flows that it uses. */
export interface AgentComponentFacts {
  /** The connection references that the component uses, each once. */
  readonly references: readonly { readonly name: string; readonly mode: ConnectionMode }[];
  /** GUIDs of cloud flows, in lower case. */
  readonly flows: readonly string[];
  /**
   * False if the data cannot be parsed. The component then may use more than `references` and `flows`, which are those
   * that single lines show.
   */
  readonly readable: boolean;
}

/**
 * Reads which connection references and flows a component of an agent uses, from `botcomponents/<schema name>/data`
 * (docs/formats.md#agents). Returns a promise only for a text that may have uses, because an agent can have thousands of
 * components.
 */
export function readAgentComponent(
  text: string,
): ReadResult<AgentComponentFacts> | Promise<ReadResult<AgentComponentFacts>> {
  const conflict = mergeConflict(text);
  return conflict
    ? { facts: undefined, problem: conflict }
    : mayContainNames(text)
      ? readUses(text)
      : factsResult({ references: [], flows: [], readable: true });
}

async function readUses(text: string): Promise<ReadResult<AgentComponentFacts>> {
  const { names, failure } = await agentComponentNames(text);
  const byName = groupBy(
    names.filter(({ kind }) => kind === 'connectionReference'),
    ({ name }) => name,
  );
  const flows = new Set(names.filter(({ kind }) => kind === 'flow').map(({ name }) => name));
  return factsResult(
    {
      // Where the uses of a reference differ, one that needs the mapped connection decides.
      references: [...byName].map(([name, uses]) => ({
        name: detach(name),
        mode: needierMode(uses.map(({ mode }) => mode)),
      })),
      flows: [...flows].map(detach),
      readable: failure === undefined,
    },
    failure && [
      { ruleId: 'invalid-yaml', kind: 'agentData', reason: failure.reason, place: yamlSpan(text, failure.offset) },
    ],
  );
}
