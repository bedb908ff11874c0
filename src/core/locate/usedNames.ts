import type { NamedSource } from '../model/useSource';
import type { XmlElement } from '../text/xmlScanner';
import { agentComponentNames } from './agentComponentNames';
import { agentKnowledgeNames } from './agentKnowledgeNames';
import { agentRows } from './agentRows';
import { appNames } from './appNames';
import { desktopFlowNames } from './desktopFlowNames';
import type { UsedName } from './namedSpan';

/**
 * Finds the names of one source in the text of a file.
 * @param element The element of the app or desktop flow; undefined for the files of agents.
 */
export async function usedNames(
  source: NamedSource,
  text: string,
  element: XmlElement | undefined,
): Promise<UsedName[]> {
  const names = await finders[source](text, element);
  return names.filter((each) => each.source === source);
}

const inApp = (text: string, app: XmlElement | undefined): UsedName[] => (app ? appNames(text, app) : []);

type Finder = (text: string, element: XmlElement | undefined) => readonly UsedName[] | Promise<readonly UsedName[]>;

const finders: Readonly<Record<NamedSource, Finder>> = {
  appConnection: inApp,
  appDependency: inApp,
  agentRow: (text) => agentRows(text).map(({ used }) => used),
  agentData: async (text) => (await agentComponentNames(text)).names,
  agentKnowledge: agentKnowledgeNames,
  desktopFlow: (text, workflow) => (workflow ? desktopFlowNames(text, workflow) : []),
};
