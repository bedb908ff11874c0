import { agentComponentNames } from '../locate/agentComponentNames';
import type { Mention } from './mention';
import { usedNameMentions } from './usedNameMentions';

/**
 * Returns the mentions of connection references and flows in the file `botcomponents/<schema name>/data` of an agent component
 * (docs/formats.md#agents).
 */
export async function agentComponentMentions(text: string): Promise<Mention[]> {
  const { names } = await agentComponentNames(text);
  return usedNameMentions(names);
}
