import type { EditTarget, EditRefusalReason } from '../edits/operations/editRefusalReason';

/** Why an edit is refused, in a sentence that follows the name of the file. */
export function editRefusalWords(reason: EditRefusalReason): string {
  switch (reason.kind) {
    case 'inZip':
      return 'It is in a zip, and files in a zip are not edited.';
    case 'fileGone':
      return 'The file is not there any more.';
    case 'fileExists':
      return 'There is such a file already.';
    case 'sameNewFile':
      return 'Two new files would have this name. Put the name of the environment into the names of the files that they are made like.';
    case 'opposedTargets':
      return `It cannot be changed as ${targetWords[reason.targets[0]]} and as ${targetWords[reason.targets[1]]} at once. Check the paths in .connref.json.`;
    case 'invalidJson':
      return 'The file is not a valid JSON object. Fix it first.';
    case 'wrongType':
      return `${memberWords(reason)} is not ${typeWords[reason.expected]} in this file. Fix it first.`;
    case 'sharedGlob':
      return `“${reason.glob}” of the environment ${reason.environment} holds for several files, ${reason.path} among them. Change it by hand.`;
    case 'settingGone':
      return `It has no entry for ${reason.name} any more.`;
    case 'settingChanged':
      return `${reason.member === undefined ? `The entry for ${reason.name}` : `${reason.member} of ${reason.name}`} has another value now.`;
    case 'emptyVariable':
      return `An empty value of ${reason.schemaName} would fail the import. Leave its entry out instead.`;
    case 'notFlow':
      return 'The file is not what a flow looks like any more.';
    case 'flowChanged':
      return 'The flow says something else there now.';
    case 'entriesChanged':
      return 'The flow has other connection entries now.';
    case 'entryGone':
      return `The flow has no connection entry ${reason.key} any more.`;
    case 'entryRebound':
      return `The connection entry ${reason.key} is bound otherwise now.`;
    case 'definitionGone':
      return `It does not define ${reason.logicalName} any more.`;
    case 'displayNameChanged':
      return `The display name of ${reason.logicalName} is another one now.`;
    case 'definitionNotAdded':
      return 'The connection reference is already there, or the file cannot be read.';
    case 'nameGone':
      return `It does not use ${reason.logicalName} any more.`;
    case 'nameInApp':
      return `The canvas app uses ${reason.logicalName} inside its .msapp too, which is not edited. Replace the connection in the app, and export it again.`;
    case 'unreadable':
      return `It cannot be read: ${reason.cause}`;
    case 'readOnly':
      return 'The file is read-only.';
    case 'damagedText':
      return 'It has bytes that are not text in its encoding: saving it would lose them.';
    case 'otherEncoding':
      return 'VS Code reads it in another encoding than its bytes have, or it changed a moment ago. Check files.encoding, then try again.';
    case 'tooLarge':
      return 'It is over 50 MB, which VS Code does not let extensions edit. Use connref check --fix on the command line.';
    case 'mixedLineEndings':
      return 'It mixes line ends, which VS Code would make one when it saves the file. Use connref check --fix on the command line, or save it with one kind first.';
    case 'folderGone':
      return 'Its workspace folder is gone.';
    case 'changedMeanwhile':
      return 'It changed in the meantime. Look again, then repeat the fix.';
    case 'notApplied':
      return 'VS Code did not apply the edit. Nothing was changed.';
  }
}

const targetWords: Readonly<Record<EditTarget, string>> = {
  config: 'Connref’s configuration',
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
