import { neverReadNames } from '../config/pathFilter';
import { deepestJson } from '../text/jsonTree';
import { listed } from '../text/listed';
import { visibleText } from '../text/visibleText';
import { fileNameProblemWords } from './fileNameProblemWords';
import type { EditTarget, EditRefusalReason } from '../edits/operations/editRefusalReason';

const checkFile = 'Check the file, then try again.';

/** Why an edit of a file is refused and what to do. The sentences are printed after the path of the file. */
export function editRefusalWords(reason: EditRefusalReason): string {
  switch (reason.kind) {
    case 'inZip':
      return 'The file is in a zip, and Connref does not edit zips. Unpack the solution into a folder, and edit the file there.';
    case 'fileGone':
      return 'The file does not exist any more. Restore the file, or start the edit again.';
    case 'fileExists':
      return 'A file with this name already exists. Rename or remove that file first.';
    case 'sameNewFile':
      return 'Two new settings files would get this name. Connref makes the names of new files from the file names of another environment: add the name of that environment to its file names first.';
    case 'wrongSolutionName':
      return `The unique name of the solution, “${visibleText(reason.problem.name)}”, cannot be part of the name of a settings file: ${fileNameProblemWords(reason.problem)}. Correct it in this file.`;
    case 'opposedTargets':
      return `The file cannot be edited as ${targetWords[reason.targets[0]]} and as ${targetWords[reason.targets[1]]} at once. Check the paths in .connref.json.`;
    case 'invalidJson':
      return 'The file is not a valid JSON object. Fix its JSON first.';
    case 'nestedTooDeep':
      return `The file has more than ${deepestJson} objects and lists inside each other, so Connref does not edit it. Remove some of the levels first.`;
    case 'wrongType':
      return `${memberWords(reason)} is not ${typeWords[reason.expected]} in this file. Change the value to ${typeWords[reason.expected]} first.`;
    case 'sharedGlob':
      return `The pattern “${reason.glob}” of the environment ${reason.environment} matches ${reason.path} and other files, so Connref does not edit the pattern. Change the pattern in .connref.json by hand.`;
    case 'settingGone':
      return `The file has no entry for ${reason.name} any more. ${checkFile}`;
    case 'settingChanged':
      return `${reason.member === undefined ? `The entry for ${reason.name}` : `${reason.member} of ${reason.name}`} changed after Connref read the file. ${checkFile}`;
    case 'emptyVariable':
      return `The environment variable ${reason.schemaName} cannot have an empty value: the import would fail. Remove its entry instead.`;
    case 'notFlow':
      return `The file does not look like a cloud flow any more. ${checkFile}`;
    case 'flowChanged':
      return `The part of the flow that Connref would edit has changed. ${checkFile}`;
    case 'entriesChanged':
      return `The connection entries of the flow changed after Connref read the file. ${checkFile}`;
    case 'entryGone':
      return `The flow has no connection entry ${reason.key} any more. ${checkFile}`;
    case 'entryRebound':
      return `The connection entry ${reason.key} uses another connection or connection reference now. ${checkFile}`;
    case 'definitionGone':
      return `The file does not define ${reason.logicalName} any more. ${checkFile}`;
    case 'displayNameChanged':
      return `The display name of ${reason.logicalName} changed after Connref read the file. ${checkFile}`;
    case 'definitionNotAdded':
      return `The file already defines the connection reference, or cannot be read. ${checkFile}`;
    case 'characterNotWritable':
      return `The file cannot contain the character ${reason.character}, which is part of a name. Remove the character from the name first.`;
    case 'declaredEncoding':
      return `The file declares the encoding ${reason.encoding}, so Connref cannot read or write the character ${reason.character} in it. Save the file as UTF-8, and declare UTF-8, first.`;
    case 'nameGone':
      return `The file does not use ${reason.logicalName} any more. ${checkFile}`;
    case 'nameInApp':
      return `The app may use ${reason.logicalName} inside its .msapp file too, which Connref does not edit. Replace the connection in the app, then export the solution again.`;
    case 'unreadable':
      return `The file cannot be read: ${reason.cause}`;
    case 'readOnly':
      return 'The file is read-only. Make it writable first.';
    case 'outside':
      return 'The path leads out of the folders that are read, for example through a link. Run the command on the folder with the file itself.';
    case 'neverRead':
      return `The path leads into a folder that Connref never changes, or has the name of one: ${listed(neverReadNames)}. Use another path.`;
    case 'notRegular':
      return 'The path does not lead to a regular file. Replace it by the file itself first.';
    case 'damagedText':
      return 'The file contains bytes that are not text in its encoding, and saving the file would lose these bytes. Fix the encoding of the file first.';
    case 'otherEncoding':
      return 'VS Code reads the file in an encoding that does not fit its bytes, or the file changed a moment ago. Check the setting files.encoding, then try again.';
    case 'tooLarge':
      return 'The file is larger than 50 MB, and VS Code does not let extensions edit such files. Use connref on the command line instead.';
    case 'mixedLineEndings':
      return 'The file mixes line endings, and VS Code would make all line endings the same when it saves the file. Run connref check --fix on the command line, or first save the file with one kind of line ending.';
    case 'folderGone':
      return 'The workspace folder of the file is not open any more. Open the folder again first.';
    case 'changedMeanwhile':
      return `The file changed after Connref read it. ${checkFile}`;
    case 'notApplied':
      return 'VS Code did not apply the edit. Try again.';
  }
}

const targetWords: Readonly<Record<EditTarget, string>> = {
  config: 'the configuration of Connref',
  newSettings: 'a new deployment settings file',
  settings: 'a deployment settings file',
  flow: 'a flow',
  definitions: 'a list of connection references',
  referenceNames: 'a file that uses connection references',
  missingDependencies: 'a list of missing dependencies',
};

const typeWords = { list: 'a list', object: 'an object', text: 'text' } as const;

function memberWords({ member, of }: Extract<EditRefusalReason, { readonly kind: 'wrongType' }>): string {
  return of === undefined ? `“${member}”` : `“${member}” of “${of}”`;
}
