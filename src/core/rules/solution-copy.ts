import { wholeFile } from '../model/place';
import { isSource, shownRoot, solutionName } from '../model/solutionIdentity';
import type { SolutionCopy } from '../model/workspaceIndex';
import { defineMessages, type Message } from './messages';
import type { RuleText, SolutionRule } from './rule';

interface Copy {
  readonly solution: string;
  readonly version: string;
  /** The folder or zip of the copy. */
  readonly folder: string;
  readonly sourceVersion: string;
  readonly sourceFolder: string;
}

const messages = defineMessages({
  older: ({ solution, version, folder, sourceVersion, sourceFolder }: Copy) =>
    `${solution} ${version} is an older copy of ${solution} ${sourceVersion} in ${sourceFolder}, which is checked and planned. Findings in this copy are at most information, except about files that cannot be read. If nobody needs the copy, delete it or add ${folder} to \`exclude\` of .connref.json.`,
  newer: ({ solution, version, sourceVersion, sourceFolder }: Copy) =>
    `${solution} ${version} is newer than its source, ${sourceVersion} in ${sourceFolder}. This is normal if a build of the source raised the version. If it was exported from an environment, the source may lack changes: export the solution as unmanaged too, and unpack it into ${sourceFolder}.`,
  equal: ({ solution, version, sourceVersion, sourceFolder }: Copy) =>
    `${solution} ${version} is in ${sourceFolder} too, with version ${sourceVersion}. Neither version is higher, so both are checked, and the one in ${sourceFolder} is planned. Delete the older one, or raise the version of the newer one.`,
});

export const solutionCopyText: RuleText = {
  title: 'Solution is in the workspace folder twice',
  description:
    'The workspace folder has the same solution in several places, such as an archive or an old export beside the source. The newest source is checked and planned; findings in an older copy are information at most, except about files that cannot be read. A warning if two sources have the same version. Not reported for the managed and the unmanaged export of one version.',
};

export const solutionCopy = {
  id: 'solution-copy',
  defaultSeverity: 'information',
  scope: 'solution',
  asksForNoEdit: true,
  messages,
  check: ({ solution }, index, report) => {
    const copy = index.copyOf(solution);
    if (copy) {
      const { source, age } = copy;
      const version = solution.manifest?.version ?? '';
      const sourceVersion = source.manifest?.version ?? '';
      report({
        file: solution.manifestFile,
        place: wholeFile,
        // An export with a higher version than the source is mostly built from it, so a warning would ask for nothing.
        severity: age === 'equal' && isSource(solution) ? 'warning' : 'information',
        message: messageFor(age, {
          solution: solutionName(solution),
          version,
          folder: shownRoot(solution),
          sourceVersion,
          sourceFolder: shownRoot(source),
        }),
        related: [],
        data: { version, source: shownRoot(source), sourceVersion },
      });
    }
  },
} satisfies SolutionRule;

function messageFor(age: SolutionCopy['age'], copy: Copy): Message {
  switch (age) {
    case 'older':
      return messages.older(copy);
    case 'newer':
      return messages.newer(copy);
    case 'equal':
      return messages.equal(copy);
  }
}
