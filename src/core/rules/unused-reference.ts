import { nameKey } from '../model/names';
import type { SolutionContent, UnreadKind } from '../model/solution';
import type { UnreadReason } from '../model/unreadReason';
import { listed } from '../text/listed';
import { defineMessages, type Message } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

interface Unused {
  readonly reference: string;
}

const problem = ({ reference }: Unused): string =>
  `${reference} is not used by any flow, app or agent in the workspace. The first import into an environment still asks for a connection for this connection reference.`;

const messages = defineMessages({
  unused: (unused: Unused) =>
    `${problem(unused)} Delete the reference, unless something outside the workspace uses it.`,
  solutionHasUnreadKinds: ({ kinds, ...unused }: Unused & { readonly kinds: readonly UnreadKind[] }) =>
    `${problem(unused)} The solution contains ${listed(kinds)}, which Connref does not read and which may use the reference. Check them before you delete the reference.`,
  workspaceHasYaml: (unused: Unused) =>
    `${problem(unused)} Solutions in the YAML layout, which Connref does not read, may use it too. Check these solutions before you delete the reference.`,
  workspaceHasAgents: (unused: Unused) =>
    `${problem(unused)} Workspaces of the Copilot Studio extension, which Connref does not read, may use it too. Check these workspaces before you delete the reference.`,
});

export const unusedReferenceText: RuleText = {
  title: 'Connection reference is not used in the workspace',
  description:
    'No flow, app or agent in the workspace uses a connection reference. The message says if components or projects that Connref does not read may use it. Not reported while a file that may use the reference cannot be read.',
};

export const unusedReference = {
  id: 'unused-reference',
  defaultSeverity: 'hint',
  tag: 'unnecessary',
  scope: 'solution',
  messages,
  check: ({ solution }, index, report) => {
    const reason = index.unreadUsers();
    const projects = index.projects();
    if (reason === 'unreadable' || projects.some((project) => project.kind === 'codeApp' && !project.readable)) {
      return;
    }
    const hasAgents = projects.some(({ kind }) => kind === 'agentWorkspace');
    const names = new Set<string>();
    for (const reference of solution.connectionReferences) {
      const { file, logicalName, apiName } = reference;
      const key = nameKey(logicalName);
      if (
        key !== '' &&
        !names.has(key) &&
        index.usersOf('connectionReference', logicalName).size === 0 &&
        index.codeAppsUsing(logicalName).length === 0
      ) {
        report({
          file,
          place: referencePlace(reference),
          message: messageFor({ reference: logicalName }, solution, reason, hasAgents),
          related: [],
          data: { reference: logicalName, connector: apiName },
        });
      }
      names.add(key);
    }
  },
  // No fix is preferred: something outside the workspace, which Connref cannot see, may use the reference.
  fixes: ({ file, data }, index, { deleteReferenceFixes }) => deleteReferenceFixes(file, data.reference ?? '', index),
} satisfies SolutionRule;

function messageFor(
  unused: Unused,
  { unreadKinds }: SolutionContent,
  reason: UnreadReason | undefined,
  hasAgents: boolean,
): Message {
  if (unreadKinds.length > 0) {
    return messages.solutionHasUnreadKinds({ ...unused, kinds: unreadKinds });
  }
  if (reason === 'notRead') {
    return messages.workspaceHasYaml(unused);
  }
  return hasAgents ? messages.workspaceHasAgents(unused) : messages.unused(unused);
}
