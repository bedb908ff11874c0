import { agentComponentNames } from '../locate/agentComponentNames';
import type { Mention } from './mention';
import { usedNameMentions } from './usedNameMentions';

/**
 * Returns the mentions of connection references and flows in the file `botcomponents/<schema name>/data` of an agent component
 * (docs/formats.md#agents).
 */
export function agentComponentMentions(text: string): Mention[] {
  return usedNameMentions(agentComponentNames(text));
}
