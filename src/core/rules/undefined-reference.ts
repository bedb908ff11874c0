import { areTwins, shownRoot, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';

import { type AbsentComponent, absentComponent, importOwnerFirst, unreadNote } from '../dependencies/absentComponent';
import { definedThere } from './referencePlace';
import type { FlowRule } from './rule';
import type { ReferenceDefinition } from '../model/workspaceIndex';

export const undefinedReference: FlowRule = {
  id: 'undefined-reference',
  title: 'Flow names a connection reference that its solution does not define',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'The flow names a connection reference that its solution does not define. Information when another solution of the workspace defines it or MissingDependencies names the solution that does; nothing when .connref.json lists it in externals.',
  check: ({ flow, solution }, index, report) => {
    if (!solution.customizationsReadable) {
      return;
    }
    for (const { key, reference, apiName } of flow.entries) {
      if (reference === undefined) {
        continue;
      }
      const definitions = index.definitionsOf(reference);
      if (
        definitions.some((definition) => definition.solution.root === solution.root) ||
        index.isExternal(flow.file, reference)
      ) {
        continue;
      }
      const siblings = definitions.filter((definition) => !areTwins(definition.solution, solution));
      // Solution.xml may list it as a dependency.
      if (siblings.length === 0 && solution.manifest === undefined) {
        continue;
      }
      const absent = absentComponent(solution, 'connectionReference', [reference], siblings.length > 0, index);
      report({
        file: flow.file,
        place: {
          kind: 'json',
          pointer: jsonPointer(connectionReferencesPointer, key, 'connection', 'connectionReferenceLogicalName'),
          part: 'value',
        },
        severity: absent.severity,
        message: `“${flow.name}” names the connection reference ${reference}, which ${solutionName(solution)} does not define. ${consequence(absent, solution, siblings)}${unreadNote(absent)}`,
        related: siblings.map(definedThere),
        data: {
          key,
          reference,
          connector: apiName,
          dependency: absent.dependency,
          ...(siblings[0] && { sibling: shownRoot(siblings[0].solution) }),
        },
      });
    }
  },
  fixes: (finding, index, { bindToOtherFixes, defineHereFixes, addExternalFix }) => {
    const { key = '', reference = '', sibling, dependency } = finding.data;
    // Where it may come from another solution on purpose, also from one that is not read, a person decides.
    const nobodyElseHasIt = sibling === undefined && dependency !== 'listed' && index.unreadDefinitions() === undefined;
    // An entry that nothing uses is better removed.
    const isUnused = index.flow(finding.file)?.entries.some((entry) => entry.key === key && entry.unused) ?? false;
    return [
      ...defineHereFixes(finding.file, key, nobodyElseHasIt && !isUnused, index),
      ...bindToOtherFixes(finding.file, key, index),
      addExternalFix(finding.file, reference),
    ];
  },
};

function consequence(
  absent: AbsentComponent,
  solution: SolutionIdentity,
  siblings: readonly ReferenceDefinition[],
): string {
  const [sibling] = siblings;
  if (sibling) {
    const owner = solutionName(sibling.solution);
    return owner === solutionName(solution)
      ? `Another copy of this solution defines it, in ${shownRoot(sibling.solution)}.`
      : `Import ${owner} first, which defines it, or define it here too.`;
  }
  switch (absent.dependency) {
    case 'listed':
      return importOwnerFirst(absent);
    case 'active':
      return 'It was unmanaged in the environment that this was exported from: the import fails unless the target already has it. Define it here.';
    case 'unlisted':
      return 'No solution of the workspace defines it, so the import fails or leaves the flow off. Define it here or use another one.';
  }
}
