import { userOfAgent, userOfApp, userOfDesktopFlow } from '../../dependencies/uses';
import { agentOf, schemaNameOf } from '../../locate/agentRows';
import type { FilePath } from '../../model/filePath';
import { sameName } from '../../model/names';
import type { Agent } from '../../model/agent';
import type { Solution } from '../../model/solution';
import type { User } from '../../model/use';

/** An app, agent or desktop flow of which a part cannot be read, so that it may use anything. */
export interface UnreadUser {
  readonly user: User;
  readonly file: FilePath;
}

export function unreadUsers({
  canvasApps,
  agents,
  desktopFlows,
  brokenFiles,
  unreadableUsers,
}: Solution): UnreadUser[] {
  const unread = [...brokenFiles, ...unreadableUsers];
  return [
    ...canvasApps
      .filter(({ connectionsReadable }) => !connectionsReadable)
      .map((app) => ({ user: userOfApp(app), file: app.file })),
    ...agents
      .filter((agent) => unread.some((file) => isPartOf(agent, file)))
      .map((agent) => ({ user: userOfAgent(agent), file: agent.file })),
    ...desktopFlows
      .filter(({ referencesReadable }) => !referencesReadable)
      .map((flow) => ({ user: userOfDesktopFlow(flow), file: flow.file })),
  ];
}

/** Whether a file is a part of an agent. The rows of what agents use may be those of any agent. */
export function isPartOf({ schemaName }: Pick<Agent, 'schemaName'>, file: FilePath): boolean {
  return (
    /\/botcomponent_\w+set\.xml$/i.test(file) ||
    (/\/(?:bots|botcomponents)\/[^/]+\/[^/]+$/i.test(file) && sameName(agentOf(schemaNameOf(file)), schemaName))
  );
}
