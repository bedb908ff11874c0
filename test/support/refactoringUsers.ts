import assert from 'node:assert/strict';
import { usesByComponents, usesByFlow } from '../../src/core/dependencies/uses';
import { nameKey } from '../../src/core/model/names';
import type { OpenWorkspace } from './workspace';

/** How components use a reference: the kind of each user, and where it names the reference. */
export function usersOf(name: string, { engine: { index } }: OpenWorkspace): string[] {
  return [
    ...index.usesOf('connectionReference', name).map(({ user, source }) => `${user.kind} ${source}`),
    ...index.codeAppsUsing(name).map(() => 'codeApp project'),
  ];
}

/** The files of all users of a reference, each with the kinds of the users. */
export function filesOfUsers(name: string, { engine: { index } }: OpenWorkspace): string[] {
  const users = [
    ...index.usesOf('connectionReference', name).map(({ file, user }) => `${file} ${user.kind}`),
    ...index.codeAppsUsing(name).map(({ file }) => `${file} codeApp`),
  ];
  return [...new Set(users)].sort();
}

/** What {@link usersOf} returns for the users of all kinds. */
export const everyUser: readonly string[] = [
  'agent agentData',
  'agent agentRow',
  'canvasApp appConnection',
  'canvasApp appDependency',
  'codeApp appConnection',
  'codeApp appDependency',
  'codeApp project',
  'desktopFlow desktopFlow',
  'flow entry',
  'knowledge agentKnowledge',
];

/**
 * Checks that every flow, agent and app uses the same references, connectors, flows and variables as before, apart from
 * the renamed references (`names` → `to`).
 */
export function assertSameUses(
  before: OpenWorkspace,
  after: OpenWorkspace,
  names: readonly string[] = [],
  to = '',
): void {
  const going = new Set(names.map(nameKey));
  assert.deepEqual(
    usesIn(after, (name) => name),
    usesIn(before, (name) => (going.has(name) ? nameKey(to) : name)),
  );
  assert.deepEqual(repeatedRows(after), repeatedRows(before));
}

/** The rows that occur twice in the files that connect components of agents with references. */
function repeatedRows({ tree }: OpenWorkspace): string[] {
  const row = /schemaname="[^"]*" connectionreferenceid\.connectionreferencelogicalname="[^"]*"/g;
  return tree
    .paths()
    .filter((path) => path.endsWith('/botcomponent_connectionreferenceset.xml'))
    .flatMap((path) => [...tree.text(path).matchAll(row)].map(([text]) => `${path} ${nameKey(text)}`))
    .filter((each, at, all) => all.indexOf(each) !== at);
}

/**
 * All uses in the workspace, except in zips, each once. A component may name another one several times in one place, which
 * a merge makes one.
 * @param called The name of a reference in the result, given the key of its name.
 */
function usesIn({ engine, tree }: OpenWorkspace, called: (name: string) => string): string[] {
  const { index } = engine;
  const ofSolutions = index
    .solutions()
    .filter(({ root }) => !root.includes('!'))
    .flatMap((solution) => [...usesByComponents(solution), ...[...solution.flows.values()].flatMap(usesByFlow)])
    .map(({ file, user, source, entry, kind, name }) => {
      const key = nameKey(name);
      return [file, user.kind, user.id, source, entry, kind, kind === 'connectionReference' ? called(key) : key];
    });
  const ofProjects = index
    .projects()
    .flatMap((project) => (project.kind === 'codeApp' ? project.connections : []).map((each) => ({ project, each })))
    .map(({ project: { file }, each: { pointer, reference } }) => [
      file,
      pointer,
      reference === undefined ? undefined : called(nameKey(reference)),
    ]);
  const inSources = tree
    .paths()
    .filter((path) => path.endsWith('/Connections.json'))
    .flatMap((file) =>
      [...tree.text(file).matchAll(/"xrmConnectionReferenceLogicalName":\s*"([^"]*)"/g)].map(([, name = '']) => [
        file,
        called(nameKey(name)),
      ]),
    );
  return [...new Set([...ofSolutions, ...ofProjects, ...inSources].map((each) => JSON.stringify(each)))].sort();
}
