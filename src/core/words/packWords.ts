import type { PackRefusal } from '../packing/packExport';
import type { FileProblem } from '../readers/readResult';

/** Why a folder is not packed, and what to do, as a sentence about a file. @param shownPath Turns a path into the form that is printed. */
export function packRefusalWords(refusal: PackRefusal, shownPath: (path: string) => string): string {
  const shown = shownPath(refusal.path);
  switch (refusal.kind) {
    case 'notListed':
      return `${shown} is not read: ${refusal.reason}. Make it readable, or replace the link by the folder.`;
    case 'unreadable':
      return `${shown} cannot be read: ${refusal.reason}.`;
    case 'missing':
      return `${shown} is missing, but customizations.xml lists it. Restore the file, or export the solution again.`;
    case 'excluded':
      return `${shown} is not checked, because .connref.json excludes it. Remove it from \`exclude\`.`;
    case 'noFlow':
      return `${shown} does not contain a flow: properties.definition is missing.`;
    case 'faulty': {
      const { position } = refusal;
      const place = position ? `:${position.line + 1}:${position.column + 1}` : '';
      return `${shown}${place}: ${faultWords(refusal.problem)}`;
    }
    case 'notContentTypes':
      return `${shown} does not list content types. Delete the file: then a new one is put into the zip.`;
    case 'sameName':
      return `${shown} and ${shownPath(refusal.other)} have the same name for Dataverse, which does not distinguish upper and lower case. Delete one of them.`;
    case 'unsafeName':
      return `${shown} has a character in its name that a zip cannot have. Rename the file.`;
  }
}

/** What is wrong with a file, without the consequence. */
function faultWords(problem: FileProblem): string {
  switch (problem.ruleId) {
    case 'invalid-xml':
      return `This file is not well-formed XML: ${problem.reason}`;
    case 'invalid-json':
      return `This file is not valid JSON: ${problem.reason}.`;
    case 'invalid-yaml':
      return `This file is not valid YAML: ${problem.reason}.`;
    case 'merge-conflict':
      return 'This file contains an unresolved merge conflict.';
    case 'unreadable-file':
    case 'duplicate-json-key':
    case 'invalid-configuration':
      return 'This file contains bytes that are not text in its encoding.';
  }
}
