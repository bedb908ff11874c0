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
  inZip: [[{}, 'It is in a zip, and files in a zip are not edited.']],
  fileGone: [[{}, 'The file is not there any more.']],
  fileExists: [[{}, 'There is such a file already.']],
  sameNewFile: [
    [
      {},
      'Two new files would have this name. Put the name of the environment into the names of the files that they are made like.',
    ],
  ],
  opposedTargets: [
    [
      { targets: ['config', 'newSettings'] },
      'It cannot be changed as Connref’s configuration and as a new deployment settings file at once. Check the paths in .connref.json.',
    ],
    [
      { targets: ['flow', 'settings'] },
      'It cannot be changed as a flow and as a deployment settings file at once. Check the paths in .connref.json.',
    ],
    [
      { targets: ['definitions', 'settings'] },
      'It cannot be changed as a list of connection references and as a deployment settings file at once. Check the paths in .connref.json.',
    ],
    [
      { targets: ['referenceNames', 'missingDependencies'] },
      'It cannot be changed as a file that uses connection references and as a list of missing dependencies at once. Check the paths in .connref.json.',
    ],
  ],
  invalidJson: [[{}, 'The file is not a valid JSON object. Fix it first.']],
  wrongType: [
    [{ member: 'externals', expected: 'list' }, '“externals” is not a list in this file. Fix it first.'],
    [
      { member: 'uat', of: 'environments', expected: 'object' },
      '“uat” of “environments” is not an object in this file. Fix it first.',
    ],
    [
      { member: 'ConnectionId', of: 'cts_mail', expected: 'text' },
      '“ConnectionId” of “cts_mail” is not text in this file. Fix it first.',
    ],
  ],
  sharedGlob: [
    [
      { glob: 'settings/*.json', environment: 'uat', path: 'settings/a.json' },
      '“settings/*.json” of the environment uat holds for several files, settings/a.json among them. Change it by hand.',
    ],
  ],
  settingGone: [[{ name: 'cts_mail' }, 'It has no entry for cts_mail any more.']],
  settingChanged: [
    [{ name: 'cts_mail' }, 'The entry for cts_mail has another value now.'],
    [{ name: 'cts_mail', member: 'ConnectionId' }, 'ConnectionId of cts_mail has another value now.'],
  ],
  emptyVariable: [
    [{ schemaName: 'cts_url' }, 'An empty value of cts_url would fail the import. Leave its entry out instead.'],
  ],
  notFlow: [[{}, 'The file is not what a flow looks like any more.']],
  flowChanged: [[{}, 'The flow says something else there now.']],
  entriesChanged: [[{}, 'The flow has other connection entries now.']],
  entryGone: [[{ key: 'mail' }, 'The flow has no connection entry mail any more.']],
  entryRebound: [[{ key: 'mail' }, 'The connection entry mail is bound otherwise now.']],
  definitionGone: [[{ logicalName: 'cts_mail' }, 'It does not define cts_mail any more.']],
  displayNameChanged: [[{ logicalName: 'cts_mail' }, 'The display name of cts_mail is another one now.']],
  definitionNotAdded: [[{}, 'The connection reference is already there, or the file cannot be read.']],
  nameGone: [[{ logicalName: 'cts_mail' }, 'It does not use cts_mail any more.']],
  nameInApp: [
    [
      { logicalName: 'cts_mail' },
      'The canvas app uses cts_mail inside its .msapp too, which is not edited. Replace the connection in the app, and export it again.',
    ],
  ],
  unreadable: [[{ cause: 'permission denied' }, 'It cannot be read: permission denied']],
  readOnly: [[{}, 'The file is read-only.']],
  damagedText: [[{}, 'It has bytes that are not text in its encoding: saving it would lose them.']],
  otherEncoding: [
    [
      {},
      'VS Code reads it in another encoding than its bytes have, or it changed a moment ago. Check files.encoding, then try again.',
    ],
  ],
  tooLarge: [
    [{}, 'It is over 50 MB, which VS Code does not let extensions edit. Use connref check --fix on the command line.'],
  ],
  mixedLineEndings: [
    [
      {},
      'It mixes line ends, which VS Code would make one when it saves the file. Use connref check --fix on the command line, or save it with one kind first.',
    ],
  ],
  folderGone: [[{}, 'Its workspace folder is gone.']],
  changedMeanwhile: [[{}, 'It changed in the meantime. Look again, then repeat the fix.']],
  notApplied: [[{}, 'VS Code did not apply the edit. Nothing was changed.']],
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
