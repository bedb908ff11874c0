import type { NearMiss } from '../readers/layouts/nearMisses';

/** Why a file that looks like part of a solution was not read, and what to do. */
export function nearMissWords(miss: NearMiss): string {
  switch (miss.kind) {
    case 'incomplete':
      return `${miss.missing} is missing beside this file. Unpack the solution again with pac solution unpack.`;
    case 'yaml':
      return 'This file belongs to a solution in the YAML layout of Dataverse Git integration, but solutions/<unique name>/solution.yml is missing. Restore that file.';
    case 'brokenZip':
      return `The zip file cannot be opened: ${miss.reason}.`;
    case 'zip':
      return miss.isOpened
        ? 'The zip file does not contain a solution. A solution export has solution.xml and customizations.xml at its top level.'
        : 'Zip files are read with --zips only. If the zip file is a solution, you can also unpack it with pac solution unpack.';
    case 'flowPackage':
      return 'This is a legacy flow package, not a solution. Add the flow to a solution in the maker portal and export that solution.';
    case 'looseFlow':
      return 'This flow does not belong to a solution: Other/Solution.xml was not found in any folder above it.';
    case 'agentWorkspace':
      return 'This is a workspace of the Copilot Studio extension, not a solution, so Connref does not read it. To check its agent, export the solution of the agent and unpack it with pac solution unpack.';
    case 'codeApp':
      return 'This is a code app project, not a solution. Connref reads only the connections in its power.config.json.';
  }
}
