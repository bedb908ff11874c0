import { nameKey } from '../model/names';
import type { SolutionContent } from '../model/solution';
import type { UnreadReason } from '../model/workspaceIndex';
import { referencePlace } from './referencePlace';
import type { SolutionRule } from './rule';
import { listed } from '../text/listed';

export const unusedReference: SolutionRule = {
  id: 'unused-reference',
  title: 'Nothing in the workspace uses a connection reference',
  defaultSeverity: 'hint',
  tag: 'unnecessary',
  scope: 'solution',
  description:
    'No flow, agent or canvas app of the workspace uses a connection reference. Says so when the solution holds what may use it and is not read. Silent while something that may use it cannot be read.',
  check: ({ solution }, index, report) => {
    const reason = index.unreadUsers();
    if (reason === 'unreadable') {
      return;
    }
    const names = new Set<string>();
    for (const reference of solution.connectionReferences) {
      const key = nameKey(reference.logicalName);
      if (key !== '' && !names.has(key) && index.usersOf(reference.logicalName).size === 0) {
        report({
          file: reference.file,
          place: referencePlace(reference),
          message: `No flow, agent or canvas app of the workspace uses ${reference.logicalName}, yet every import asks for its connection. ${nextStep(solution, reason)}`,
          related: [],
          data: { reference: reference.logicalName, connector: reference.apiName },
        });
      }
      names.add(key);
    }
  },
  // Not one of many at once: that nothing here uses it does not tell that nothing does.
  fixes: ({ file, data }, index, { deleteReferenceFixes }) => deleteReferenceFixes(file, data.reference ?? '', index),
};

function nextStep({ unreadKinds }: SolutionContent, reason: UnreadReason | undefined): string {
  if (unreadKinds.length > 0) {
    return `The solution holds ${listed(unreadKinds)}, whose connections are not read: look there before you delete it.`;
  }
  return reason === 'notRead'
    ? 'Solutions in the YAML layout, which is not read, may use it: look there before you delete it.'
    : 'Delete it, unless something outside the workspace uses it.';
}
