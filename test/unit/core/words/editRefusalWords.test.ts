import assert from 'node:assert/strict';
import type { EditRefusalReason } from '../../../../src/core/edits/operations/editRefusalReason';
import { editRefusalWords } from '../../../../src/core/words/editRefusalWords';

type Sample<Kind extends EditRefusalReason['kind']> = readonly [
  Omit<Extract<EditRefusalReason, { readonly kind: Kind }>, 'kind'>,
  string,
];

type Samples = {
  readonly [Kind in EditRefusalReason['kind']]: readonly [Sample<Kind>, ...Sample<Kind>[]];
};

/** A sentence for each kind, and for each form of it. */
const samples: Samples = {
  inZip: [
    [
      {},
      'The file is in a zip, and Connref does not edit zips. Unpack the solution into a folder, and edit the file there.',
    ],
  ],
  fileGone: [[{}, 'The file does not exist any more. Restore the file, or start the edit again.']],
  fileExists: [[{}, 'A file with this name already exists. Rename or remove that file first.']],
  sameNewFile: [
    [
      {},
      'Two new settings files would get this name. Connref makes the names of new files from the file names of another environment: add the name of that environment to its file names first.',
    ],
  ],
  wrongSolutionName: [
    [
      { problem: { kind: 'wrongCharacter', name: '../x', character: '/' } },
      'The unique name of the solution, “../x”, cannot be part of the name of a settings file: a file name cannot contain /. Correct it in this file.',
    ],
    [
      { problem: { kind: 'wrongCharacter', name: 'a\nb', character: '\n' } },
      'The unique name of the solution, “a\\nb”, cannot be part of the name of a settings file: a file name cannot contain \\n. Correct it in this file.',
    ],
    [
      { problem: { kind: 'wrongEnd', name: 'x.' } },
      'The unique name of the solution, “x.”, cannot be part of the name of a settings file: it begins or ends with a dot or a space. Correct it in this file.',
    ],
    [
      { problem: { kind: 'device', name: 'nul' } },
      'The unique name of the solution, “nul”, cannot be part of the name of a settings file: Windows reserves it for a device. Correct it in this file.',
    ],
    [
      { problem: { kind: 'empty', name: '' } },
      'The unique name of the solution, “”, cannot be part of the name of a settings file: it is empty. Correct it in this file.',
    ],
  ],
  opposedTargets: [
    [
      { targets: ['config', 'newSettings'] },
      'The file cannot be edited as the configuration of Connref and as a new deployment settings file at once. Check the paths in .connref.json.',
    ],
    [
      { targets: ['flow', 'settings'] },
      'The file cannot be edited as a flow and as a deployment settings file at once. Check the paths in .connref.json.',
    ],
    [
      { targets: ['definitions', 'settings'] },
      'The file cannot be edited as a list of connection references and as a deployment settings file at once. Check the paths in .connref.json.',
    ],
    [
      { targets: ['referenceNames', 'missingDependencies'] },
      'The file cannot be edited as a file that uses connection references and as a list of missing dependencies at once. Check the paths in .connref.json.',
    ],
  ],
  invalidJson: [[{}, 'The file is not a valid JSON object. Fix its JSON first.']],
  nestedTooDeep: [
    [
      {},
      'The file has more than 500 objects and lists inside each other, so Connref does not edit it. Remove some of the levels first.',
    ],
  ],
  wrongType: [
    [
      { member: 'externals', expected: 'list' },
      '“externals” is not a list in this file. Change the value to a list first.',
    ],
    [
      { member: 'uat', of: 'environments', expected: 'object' },
      '“uat” of “environments” is not an object in this file. Change the value to an object first.',
    ],
    [
      { member: 'ConnectionId', of: 'cts_mail', expected: 'text' },
      '“ConnectionId” of “cts_mail” is not text in this file. Change the value to text first.',
    ],
  ],
  sharedGlob: [
    [
      { glob: 'settings/*.json', environment: 'uat', path: 'settings/a.json' },
      'The pattern “settings/*.json” of the environment uat matches settings/a.json and other files, so Connref does not edit the pattern. Change the pattern in .connref.json by hand.',
    ],
  ],
  settingGone: [[{ name: 'cts_mail' }, 'The file has no entry for cts_mail any more. Check the file, then try again.']],
  settingChanged: [
    [
      { name: 'cts_mail' },
      'The entry for cts_mail changed after Connref read the file. Check the file, then try again.',
    ],
    [
      { name: 'cts_mail', member: 'ConnectionId' },
      'ConnectionId of cts_mail changed after Connref read the file. Check the file, then try again.',
    ],
  ],
  emptyVariable: [
    [
      { schemaName: 'cts_url' },
      'The environment variable cts_url cannot have an empty value: the import would fail. Remove its entry instead.',
    ],
  ],
  notFlow: [[{}, 'The file does not look like a cloud flow any more. Check the file, then try again.']],
  flowChanged: [[{}, 'The part of the flow that Connref would edit has changed. Check the file, then try again.']],
  entriesChanged: [
    [{}, 'The connection entries of the flow changed after Connref read the file. Check the file, then try again.'],
  ],
  entryGone: [[{ key: 'mail' }, 'The flow has no connection entry mail any more. Check the file, then try again.']],
  entryRebound: [
    [
      { key: 'mail' },
      'The connection entry mail uses another connection or connection reference now. Check the file, then try again.',
    ],
  ],
  characterNotWritable: [
    [
      { character: 'U+001F' },
      'The file cannot contain the character U+001F, which is part of a name. Remove the character from the name first.',
    ],
  ],
  declaredEncoding: [
    [
      { encoding: 'iso-8859-1', character: 'U+00FC' },
      'The file declares the encoding iso-8859-1, so Connref cannot read or write the character U+00FC in it. Save the file as UTF-8, and declare UTF-8, first.',
    ],
  ],
  definitionGone: [
    [{ logicalName: 'cts_mail' }, 'The file does not define cts_mail any more. Check the file, then try again.'],
  ],
  displayNameChanged: [
    [
      { logicalName: 'cts_mail' },
      'The display name of cts_mail changed after Connref read the file. Check the file, then try again.',
    ],
  ],
  definitionNotAdded: [
    [{}, 'The file already defines the connection reference, or cannot be read. Check the file, then try again.'],
  ],
  nameGone: [[{ logicalName: 'cts_mail' }, 'The file does not use cts_mail any more. Check the file, then try again.']],
  nameInApp: [
    [
      { logicalName: 'cts_mail' },
      'The app may use cts_mail inside its .msapp file too, which Connref does not edit. Replace the connection in the app, then export the solution again.',
    ],
  ],
  unreadable: [[{ cause: 'permission denied' }, 'The file cannot be read: permission denied']],
  readOnly: [[{}, 'The file is read-only. Make it writable first.']],
  outside: [
    [
      {},
      'The path leads out of the folders that are read, for example through a link. Run the command on the folder with the file itself.',
    ],
  ],
  neverRead: [
    [
      {},
      'The path leads into a folder that Connref never changes, or has the name of one: bin, obj, node_modules and .git. Use another path.',
    ],
  ],
  notRegular: [[{}, 'The path does not lead to a regular file. Replace it by the file itself first.']],
  damagedText: [
    [
      {},
      'The file contains bytes that are not text in its encoding, and saving the file would lose these bytes. Fix the encoding of the file first.',
    ],
  ],
  otherEncoding: [
    [
      {},
      'VS Code reads the file in an encoding that does not fit its bytes, or the file changed a moment ago. Check the setting files.encoding, then try again.',
    ],
  ],
  tooLarge: [
    [
      {},
      'The file is larger than 50 MB, and VS Code does not let extensions edit such files. Use connref on the command line instead.',
    ],
  ],
  mixedLineEndings: [
    [
      {},
      'The file mixes line endings, and VS Code would make all line endings the same when it saves the file. Run connref check --fix on the command line, or first save the file with one kind of line ending.',
    ],
  ],
  folderGone: [[{}, 'The workspace folder of the file is not open any more. Open the folder again first.']],
  changedMeanwhile: [[{}, 'The file changed after Connref read it. Check the file, then try again.']],
  notApplied: [[{}, 'VS Code did not apply the edit. Try again.']],
};

describe('editRefusalWords', () => {
  for (const [kind, forms] of Object.entries(samples)) {
    it(`says why: ${kind}`, () => {
      for (const [members, sentence] of forms) {
        assert.equal(editRefusalWords({ kind, ...members } as EditRefusalReason), sentence);
      }
    });
  }
});
