import type { UsedName } from '../locate/namedSpan';
import type { UsedKind } from '../model/useSource';
import type { Mention, MentionKind } from './mention';

const mentionKinds: Readonly<Record<UsedKind, MentionKind>> = {
  connectionReference: 'reference',
  customConnector: 'connectorName',
  flow: 'flow',
  environmentVariable: 'variable',
};

/** The mentions that names in a file of an app, agent or desktop flow are. */
export function usedNameMentions(names: readonly UsedName[]): Mention[] {
  return names.map(({ kind, name, span }) => ({ kind: mentionKinds[kind], name, span, role: 'use' }));
}
