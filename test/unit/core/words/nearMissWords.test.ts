import type { NearMiss } from '../../../../src/core/readers/layouts/nearMisses';
import { nearMissWords } from '../../../../src/core/words/nearMissWords';
import { assertWords } from '../../../support/wordSamples';

const file = 'repo/a.zip';

describe('The words for near misses', () => {
  it('give the reason and the next step for each kind', () => {
    assertWords<NearMiss>(
      {
        incomplete: [
          [
            { file, missing: 'Customizations.xml' },
            'Customizations.xml is missing beside this file. Unpack the solution again with pac solution unpack.',
          ],
        ],
        yaml: [
          [
            { file },
            'This file belongs to a solution in the YAML layout of Dataverse Git integration, but solutions/<unique name>/solution.yml is missing. Restore that file.',
          ],
        ],
        brokenZip: [[{ file, reason: 'it is damaged' }, 'The zip file cannot be opened: it is damaged.']],
        zip: [
          [
            { file, isOpened: true },
            'The zip file does not contain a solution. A solution export has solution.xml and customizations.xml at its top level.',
          ],
          [
            { file, isOpened: false },
            'Zip files are read with --zips only. If the zip file is a solution, you can also unpack it with pac solution unpack.',
          ],
        ],
        flowPackage: [
          [
            { file },
            'This is a legacy flow package, not a solution. Add the flow to a solution in the maker portal and export that solution.',
          ],
        ],
        looseFlow: [
          [
            { file },
            'This flow does not belong to a solution: Other/Solution.xml was not found in any folder above it.',
          ],
        ],
        agentWorkspace: [
          [
            { file },
            'This is a workspace of the Copilot Studio extension, not a solution, so Connref does not read it. To check its agent, export the solution of the agent and unpack it with pac solution unpack.',
          ],
        ],
        codeApp: [
          [
            { file },
            'This is a code app project, not a solution. Connref reads only the connections in its power.config.json.',
          ],
        ],
      },
      nearMissWords,
    );
  });
});
