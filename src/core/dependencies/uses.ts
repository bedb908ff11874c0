import type { FilePath } from '../model/filePath';
import { connectionReferencesPointer, type Flow } from '../model/flow';
import { firstBy } from '../text/unique';
import type { Agent, KnowledgeSource } from '../model/agent';
import type { CanvasApp } from '../model/canvasApp';
import { jsonPointer, type UsePlace, wholeFile } from '../model/place';
import { type DesktopFlow, flowsToImport, type Solution, type SolutionContent } from '../model/solution';
import type { Use, User } from '../model/use';
import type { NamedSource, UsedKind } from '../model/useSource';

/** All uses by the cloud flows, apps, agents and desktop flows of a solution. */
export function usesBySolution(solution: Solution): Use[] {
  return [...flowsToImport(solution).flatMap(usesByFlow), ...usesByComponents(solution)];
}

/** All uses by the components of a solution that are not cloud flows: apps, agents and desktop flows. */
export function usesByComponents(solution: SolutionContent): Use[] {
  const { canvasApps, agents, knowledgeSources, desktopFlows, customizationsFile } = solution;
  return [
    ...canvasApps.flatMap(usesByApp),
    ...agents.flatMap(usesByAgent),
    ...knowledgeSources.flatMap(usesByKnowledge),
    ...desktopFlows.flatMap((flow) => usesByDesktopFlow(flow, customizationsFile)),
  ];
}

/**
 * One use of each user, the first one. A component may use another one in several places and files.
 * @param rootOf Returns the root of the solution that contains a file: twins contain the same users.
 */
export function distinctUsers(uses: readonly Use[], rootOf: (file: FilePath) => FilePath | undefined): Use[] {
  return firstBy(uses, ({ user, file }) =>
    JSON.stringify([rootOf(file), user.kind, user.id, user.kind === 'flow' ? file : '']),
  );
}

/** The names of references, custom connectors, flows and environment variables in a cloud flow, and where they are. */
export function usesByFlow(flow: Flow): Use[] {
  const { file, name, workflowId, entries, namedReferences, childFlows, variables } = flow;
  const user: User = { kind: 'flow', name, id: workflowId ?? file };
  return [
    ...entries.flatMap(({ key, reference, apiLogicalName }): Use[] => {
      const at = (kind: UsedKind, used: string | undefined, ...members: string[]): Use[] =>
        used === undefined
          ? []
          : [
              {
                kind,
                name: used,
                user,
                source: 'entry',
                entry: key,
                file,
                place: {
                  kind: 'json',
                  pointer: jsonPointer(connectionReferencesPointer, key, ...members),
                  part: 'value',
                },
              },
            ];
      return [
        ...at('connectionReference', reference, 'connection', 'connectionReferenceLogicalName'),
        ...at('customConnector', apiLogicalName, 'api', 'logicalName'),
      ];
    }),
    // The places of names in invalid JSON are unknown.
    ...(namedReferences ?? []).map((used): Use => ({
      kind: 'connectionReference',
      name: used,
      user,
      source: 'entry',
      file,
      place: wholeFile,
    })),
    ...childFlows.map((call): Use => ({
      kind: 'flow',
      name: call.workflowId,
      user,
      source: 'call',
      file,
      place: { kind: 'json', pointer: call.pointer, part: 'value' },
    })),
    ...variables.map(({ schemaName, pointer }): Use => ({
      kind: 'environmentVariable',
      name: schemaName,
      user,
      source: 'parameter',
      file,
      place: { kind: 'json', pointer, part: 'value' },
    })),
  ];
}

export function userOfApp({ name, displayName, isCodeApp }: CanvasApp): User {
  return { kind: isCodeApp ? 'codeApp' : 'canvasApp', name: displayName || name, id: name };
}

export function userOfAgent({ schemaName, displayName }: Agent): User {
  return { kind: 'agent', name: displayName, id: schemaName };
}

export function userOfDesktopFlow({ name, workflowId }: DesktopFlow): User {
  return { kind: 'desktopFlow', name, id: workflowId };
}

function usesByApp(app: CanvasApp): Use[] {
  const use = useIn(
    userOfApp(app),
    app.file,
    app.inline ? { element: { component: 'canvasApp', name: app.name } } : {},
  );
  return [
    ...app.references.map((name) => use('connectionReference', name, 'appConnection')),
    ...app.customConnectors.map((connector) => use('customConnector', connector.name, 'appConnection')),
    ...app.calledFlows.map(({ workflowId }) => use('flow', workflowId, 'appConnection')),
    ...app.dependencies.flatMap((needed) =>
      needed.kind === 'other' ? [] : [use(needed.kind, needed.name, 'appDependency')],
    ),
  ];
}

function usesByAgent(agent: Agent): Use[] {
  const { schemaName, references, calledFlows } = agent;
  const user = userOfAgent(agent);
  const use = (kind: UsedKind, name: string, file: FilePath, source: 'agentRow' | 'agentData'): Use =>
    useIn(user, file, source === 'agentRow' ? { agent: schemaName } : {})(kind, name, source);
  return [
    ...references.map(({ reference, file, source, mode }) => ({
      ...use('connectionReference', reference, file, source),
      mode,
    })),
    ...calledFlows.map(({ workflowId, file, source }) => use('flow', workflowId, file, source)),
  ];
}

function usesByKnowledge({ name, file, references }: KnowledgeSource): Use[] {
  const use = useIn({ kind: 'knowledge', name, id: file }, file);
  return references.map((reference) => use('connectionReference', reference, 'agentKnowledge'));
}

function usesByDesktopFlow(flow: DesktopFlow, customizations: FilePath | undefined): Use[] {
  const { workflowId, file, references } = flow;
  const where = file === customizations ? { element: { component: 'workflow', name: workflowId } as const } : {};
  const use = useIn(userOfDesktopFlow(flow), file, where);
  return references.map((reference) => use('connectionReference', reference, 'desktopFlow'));
}

function useIn(
  user: User,
  file: FilePath,
  where: Pick<UsePlace, 'element' | 'agent'> = {},
): (kind: UsedKind, name: string, source: NamedSource) => Use {
  return (kind, name, source) => ({
    kind,
    name,
    user,
    source,
    file,
    place: { kind: 'use', source, used: kind, name, ...where },
  });
}
