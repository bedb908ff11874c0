import assert from 'node:assert/strict';
import type { RefactoringNote } from '../../../../src/core/edits/refactorings/shared/refactoringNote';
import type { RefusalReason } from '../../../../src/core/edits/refactorings/shared/refusalReason';
import type { SettingsRemark } from '../../../../src/core/edits/settings/settingsRemark';
import { noteText, noteTexts } from '../../../../src/core/words/refactoringNoteWords';
import { refusalText, severalConnectorsText } from '../../../../src/core/words/refusalWords';
import { remarkText, remarkTexts } from '../../../../src/core/words/settingsRemarkWords';

/** For every kind its fields, and what is said of them: one that is forgotten does not compile. */
type Samples<Data extends { readonly kind: string }> = {
  readonly [Kind in Data['kind']]: readonly (readonly [
    fields: Omit<Extract<Data, { readonly kind: Kind }>, 'kind'>,
    sentence: string,
  ])[];
};

const sending = { component: 'flow', name: 'Send', solution: 'Contoso' } as const;

const notes: Samples<RefactoringNote> = {
  newComponent: [
    [
      { reference: 'cts_new', entries: 'none' },
      'To Dataverse cts_new is a new component: every environment must be mapped again.',
    ],
    [
      { reference: 'cts_new', entries: 'renamed' },
      'To Dataverse cts_new is a new component: every environment must be mapped again. The settings files here keep their connections under the new name.',
    ],
    [
      { reference: 'cts_new', entries: 'renamedUnlessPresent' },
      'To Dataverse cts_new is a new component: every environment must be mapped again. The settings files here keep their connections under the new name, but where it has one.',
    ],
  ],
  sameComponent: [[{}, 'Dataverse names are case-insensitive, so this is still the same component.']],
  displayNameOnly: [[{}, 'Only the display name changes: every environment keeps what it is mapped to.']],
  externalByOldName: [
    [
      { reference: 'cts_mail', newName: 'cts_new' },
      'externals of .connref.json still means cts_mail: no environment has cts_new yet.',
    ],
  ],
  useUnclear: [
    [
      { use: { component: 'agent', name: 'Helper', solution: 'Contoso' }, reference: 'cts_mail' },
      'The agent “Helper” of Contoso uses cts_mail and goes on naming it, since nothing tells for which connector it is: look there.',
    ],
  ],
  definitionSeparated: [
    [
      { reference: 'cts_new', entries: 'none' },
      'To Dataverse cts_new is a new component: every environment must be mapped to it.',
    ],
    [
      { reference: 'cts_new', entries: 'renamed' },
      'To Dataverse cts_new is a new component: every environment must be mapped to it. The settings files here keep, under the new name, the connections that are for its connector.',
    ],
    [
      { reference: 'cts_new', entries: 'renamedUnlessPresent' },
      'To Dataverse cts_new is a new component: every environment must be mapped to it. The settings files here keep, under the new name, the connections that are for its connector, but where it has one.',
    ],
  ],
  otherDefinition: [
    [{ reference: 'cts_mail' }, 'The other definition keeps the name cts_mail, and so does all that may mean it.'],
  ],
  ignoredForBoth: [
    [
      { reference: 'cts_mail', newName: 'cts_new' },
      'Findings that .connref.json ignores about cts_mail are ignored about cts_new too: look there which of both is meant.',
    ],
  ],
  dependenciesUnclear: [
    [
      { solution: 'Contoso', reference: 'cts_mail', newName: 'cts_new' },
      'Solution.xml of Contoso goes on listing what cts_mail needs, where cts_new may need some of it: look there.',
    ],
  ],
  nameOfOthers: [
    [
      { reference: 'cts_mail', solutions: ['Helpdesk'] },
      'Helpdesk keeps cts_mail, which stands for another connector there.',
    ],
    [
      { reference: 'cts_mail', solutions: ['Assets', 'Helpdesk'] },
      'Assets and Helpdesk keep cts_mail, which stands for another connector there.',
    ],
  ],
  otherPrefix: [
    [{ reference: 'fbk_mail', prefix: 'cts' }, 'fbk_mail does not begin with the publisher’s prefix cts_.'],
  ],
  connectorUnknown: [[{ connector: 'shared_unknown' }, 'No connector shared_unknown is known here: check the name.']],
  customConnectorMissing: [
    [
      { connector: 'shared_cts-5ftickets', solution: 'Contoso' },
      'No solution here holds the custom connector shared_cts-5ftickets: the import of Contoso fails where the environment does not have it, and missing-connector reports that.',
    ],
  ],
  mappingNeeded: [
    [
      { reference: 'cts_mail' },
      'Every environment must map cts_mail to a connection before flows that use it can be switched on.',
    ],
  ],
  mergedUsersChangeConnection: [
    [
      { reference: 'cts_mail', merged: 1 },
      'Flows that used the merged reference will run on cts_mail’s connection in each environment. Whoever turns them on must own that connection or have access to it.',
    ],
    [
      { reference: 'cts_mail', merged: 2 },
      'Flows that used the merged references will run on cts_mail’s connection in each environment. Whoever turns them on must own that connection or have access to it.',
    ],
  ],
  otherConnection: [
    [
      { files: ['repo/settings/test.json', 'repo/uat.json'] },
      'That is another connection than before in settings/test.json and uat.json.',
    ],
  ],
  newNeed: [
    [
      { solution: 'User', reference: 'cts_mail', holders: ['Base'] },
      'User needs cts_mail from now on: import Base before it.',
    ],
    [
      { solution: 'User', reference: 'cts_mail', holders: ['Base', 'Other'] },
      'User needs cts_mail from now on: Base and Other have it, and one of them is imported before it.',
    ],
  ],
  noLongerExternal: [
    [
      { reference: 'cts_a', target: 'cts_b' },
      '`externals` in .connref.json listed cts_a but not cts_b. Make sure that cts_b exists in every environment.',
    ],
  ],
  otherSolutions: [
    [{ solutions: ['Base'] }, 'Base changes too: what goes is defined, used or listed as a dependency there.'],
    [
      { solutions: ['Base', 'Other'] },
      'Base and Other change too: what goes is defined, used or listed as a dependency there.',
    ],
  ],
  componentShared: [
    [
      { solutions: ['Contoso', 'Base'] },
      'Contoso and Base then hold the same component: an environment maps it once, and an upgrade of one leaves it there while the other has it.',
    ],
  ],
  importBefore: [
    [
      { target: 'Base', source: 'Desk' },
      'Import Base before Desk: else a managed upgrade of Desk deletes the reference with what it is mapped to, or fails because something uses it.',
    ],
  ],
  importBeforeUpgrade: [
    [
      { target: 'Base', source: 'Desk' },
      'Where an environment has Desk already, import Base before Desk is upgraded: else a managed upgrade of Desk deletes the reference with what it is mapped to, or fails because something uses it.',
    ],
  ],
  importSourceFirst: [
    [
      { target: 'Base', source: 'Desk', components: [{ kind: 'customConnector', name: 'cts_tickets' }] },
      'In a new environment import Desk first: Base needs the custom connector cts_tickets of Desk.',
    ],
  ],
  usersLeft: [
    [
      { solution: 'Desk', users: ['Answer'], target: 'Base' },
      '“Answer” of Desk still uses it, so Desk needs Base from now on.',
    ],
    [
      { solution: 'Desk', users: ['A', 'B', 'C', 'D', 'E', 'F', 'G'], target: 'Base' },
      '“A”, “B”, “C”, “D”, “E” and 2 more of Desk still use it, so Desk needs Base from now on.',
    ],
  ],
  customConnectorFirst: [
    [{ solution: 'Base' }, 'It is on a custom connector, which must be in the environment before Base is imported.'],
  ],
  sameDisplayName: [
    [
      { solution: 'Base', references: ['cts_base', 'cts_mail'], displayName: 'Contoso mail' },
      'Base then calls both cts_base and cts_mail “Contoso mail”: rename one of them.',
    ],
  ],
  versions: [
    [
      { solutions: ['Contoso'] },
      'Bump the version of Contoso, pack it, and import it into the development environment, or the next export brings back what was.',
    ],
    [
      { solutions: ['Contoso', 'Fabrikam'] },
      'Bump the versions of Contoso and Fabrikam, pack them, and import them into the development environment, or the next export brings back what was.',
    ],
  ],
  deletedByUpgrade: [
    [
      { references: ['cts_mail'], keepers: [] },
      'A managed upgrade deletes cts_mail from the environment, and fails while something else there uses it.',
    ],
    [
      { references: ['cts_a', 'cts_b'], keepers: ['Helpdesk'] },
      'A managed upgrade deletes cts_a and cts_b where Helpdesk is not installed, and fails while something else there uses them.',
    ],
    [
      { references: ['cts_mail'], keepers: ['Assets', 'Helpdesk'] },
      'A managed upgrade deletes cts_mail where none of Assets and Helpdesk is installed, and fails while something else there uses it.',
    ],
  ],
  exportsOutdated: [
    [
      { roots: ['repo/out/Contoso.zip!', 'repo/Built'] },
      'out/Contoso.zip and Built stays as it is until it is exported again.',
    ],
  ],
  entryReplaced: [
    [
      {
        reference: 'cts_a',
        file: 'repo/uat.json',
        members: [['ConnectionId', 'aaa']],
        kept: { reference: 'cts_b', file: 'repo/base.json', connectionId: '111' },
      },
      'ConnectionId aaa of cts_a goes from uat.json: cts_b keeps its entry in base.json, with the connection 111.',
    ],
    [
      {
        reference: 'cts_a',
        file: 'repo/uat.json',
        members: [
          ['ConnectorId', 'shared_sql'],
          ['ConnectionOwner', 'eva'],
        ],
        kept: { reference: 'cts_b', file: 'repo/uat.json', connectionId: '' },
      },
      'ConnectorId shared_sql and ConnectionOwner eva of cts_a go from uat.json: cts_b keeps its entry in uat.json, without a connection.',
    ],
  ],
  entryMoved: [
    [
      {
        reference: 'cts_a',
        file: 'repo/giver.json',
        members: [['ConnectionOwner', 'eva']],
        kept: { file: 'repo/taker.json', connectionId: 'real' },
      },
      'ConnectionOwner eva of cts_a goes from giver.json: taker.json has its entry, with the connection real.',
    ],
    [
      {
        reference: 'cts_a',
        file: 'repo/giver.json',
        members: [['ConnectionOwner', 'eva']],
        kept: { file: 'repo/taker.json', connectionId: '' },
      },
      'ConnectionOwner eva of cts_a goes from giver.json: taker.json has its entry.',
    ],
  ],
  entriesUnclear: [
    [
      { reference: 'cts_x', files: ['repo/uat.json'] },
      'cts_x stays in uat.json, where nothing tells for which connector it is: look there.',
    ],
  ],
  pipelineVariables: [
    [
      { reference: 'cts_a', variables: ['connection.cts_a', 'cts_a.id'] },
      'Pipeline variables that are named after cts_a keep their names: connection.cts_a and cts_a.id.',
    ],
  ],
  dependencyListed: [
    [
      { reference: 'cts_a', solutions: ['User', 'Other'] },
      'Solution.xml of User and Other still lists cts_a as a dependency: something there may need it.',
    ],
  ],
  componentsNotRead: [
    [
      { solution: 'Contoso', components: ['dataflows', 'desktop flows'] },
      'Contoso holds dataflows and desktop flows, whose connections are not read: look there whether they use it.',
    ],
  ],
  yamlNotRead: [[{}, 'Solutions in the YAML layout are not read: whether they use it is not known.']],
};

const cycle = {
  solutions: ['Base', 'Desk'],
  steps: [
    { solution: 'Base', dependsOn: [{ solution: 'Desk', needs: [{ kind: 'childFlow', name: 'Answer' }] }] },
    { solution: 'Desk', dependsOn: [{ solution: 'Base', needs: [{ kind: 'connectionReference', name: 'cts_a' }] }] },
  ],
} as const;

/** All are about `repo/Contoso/x.json`. */
const reasons: Samples<RefusalReason> = {
  nameDefined: [[{ solution: 'Contoso', reference: 'cts_mail' }, 'Contoso already defines cts_mail.']],
  nameMalformed: [
    [
      {},
      'A logical name is the publisher’s prefix, an underscore, then letters, digits, underscores, dots and hyphens.',
    ],
  ],
  nameTooLong: [[{ limit: 100 }, 'A logical name has at most 100 characters.']],
  nameUnchanged: [[{ reference: 'cts_mail' }, 'It is called cts_mail already.']],
  nameUsed: [[{ user: 'Forward', reference: 'cts_gone' }, 'Forward names cts_gone already.']],
  displayNameEmpty: [[{}, 'A display name is needed.']],
  displayNameTaken: [[{ reference: 'cts_mail' }, 'cts_mail has this display name already.']],
  yamlSolution: [
    [
      { solution: 'Contoso' },
      'Contoso is in the YAML layout of Dataverse Git integration, which is shown and not edited.',
    ],
  ],
  customizationsUnreadable: [[{}, 'Customizations.xml cannot be read. Repair it first.']],
  connectorsUndecided: [
    [
      {
        definitions: [
          { reference: 'cts_x', solutions: ['Stock', 'Shop'] },
          { reference: 'cts_x', solutions: ['Chat'] },
        ],
      },
      'Cannot tell whether cts_x of Stock and Shop and cts_x of Chat use the same connector. Add the missing connector to their definitions first.',
    ],
    [
      {
        definitions: [
          { reference: 'cts_a', solutions: [] },
          { reference: 'cts_b', solutions: [] },
        ],
      },
      'Cannot tell whether cts_a and cts_b use the same connector. Add the missing connector to their definitions first.',
    ],
  ],
  severalConnectors: [
    [
      {
        reference: 'cts_x',
        definitions: [
          { solution: 'Chat', connector: 'shared_teams' },
          { solution: 'Stock', connector: 'shared_sql' },
        ],
      },
      'cts_x stands for several connectors: Chat defines it for shared_teams and Stock defines it for shared_sql. Say in which solution it is meant.',
    ],
  ],
  noSolution: [[{}, 'There is no solution here.']],
  notDefined: [
    [{ reference: 'cts_none', known: [] }, 'No solution that is read defines cts_none.'],
    [
      { reference: 'cts_none', known: ['cts_a', 'cts_b', 'cts_c', 'cts_d', 'cts_e', 'cts_f'] },
      'No solution that is read defines cts_none. There are: cts_a, cts_b, cts_c, cts_d, cts_e and 1 more.',
    ],
  ],
  notDefinedInSolution: [
    [
      { solution: 'Third', reference: 'cts_mail', definingSolutions: ['Contoso'] },
      'Third does not define cts_mail: Contoso does.',
    ],
    [
      { solution: 'Third', reference: 'cts_mail', definingSolutions: ['Base', 'Contoso'] },
      'Third does not define cts_mail: Base and Contoso do.',
    ],
  ],
  fileUnreadable: [
    [{ content: 'use' }, 'Contoso/x.json cannot be read, and may use it. Repair the file first.'],
    [{ content: 'definition' }, 'Contoso/x.json cannot be read, and may define it. Repair the file first.'],
  ],
  flowUnreadable: [[{ flow: 'Torn' }, '“Torn” cannot be read, and may use it. Repair the file first.']],
  settingsUnreadable: [[{}, 'The settings file cannot be read, and may name it. Repair it first.']],
  mappedToOtherConnector: [
    [
      { reference: 'cts_mail' },
      'Contoso/x.json maps cts_mail to another connector. Correct its ConnectorId or remove the entry first.',
    ],
  ],
  mappedTwice: [[{ reference: 'cts_mail' }, 'Contoso/x.json maps cts_mail twice. Remove one entry first.']],
  settingsShared: [
    [
      { environment: 'Test', reference: 'cts_mail' },
      'Contoso/x.json is for several environments, and Test would get another connection for cts_mail than it should. Map cts_mail in each of them first.',
    ],
  ],
  definedRepeatedly: [
    [
      { solution: 'Contoso', reference: 'cts_x', count: 2, connectors: ['shared_sql', 'shared_teams'] },
      'Contoso defines cts_x twice, for shared_sql and shared_teams. Repair that first.',
    ],
    [
      { solution: 'Contoso', reference: 'cts_x', count: 3, connectors: [] },
      'Contoso defines cts_x 3 times. Repair that first.',
    ],
  ],
  definedOnce: [[{ reference: 'cts_x' }, 'cts_x is not defined more than once here any more.']],
  nameOfOtherDefinition: [[{}, 'The other definition has this name.']],
  flowsOnOtherConnector: [[{ reference: 'cts_x' }, 'Flows that name cts_x already want another connector.']],
  nameOfSeveral: [[{ reference: 'cts_x' }, 'cts_x stands for several connectors. Rename one of them first.']],
  mergedIntoItself: [[{ reference: 'cts_x' }, 'cts_x cannot be merged into itself.']],
  connectorsDiffer: [
    [
      {
        definitions: [
          { reference: 'cts_a', connector: 'shared_sql' },
          { reference: 'cts_b', connector: 'shared_teams' },
        ],
      },
      'cts_a is for shared_sql and cts_b for shared_teams: only references of one connector can be merged.',
    ],
  ],
  mergeCycle: [
    [
      { cycle, reference: 'cts_a', users: ['Desk', 'Shop'] },
      'Base and Desk would need each other, and neither could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Let another one stay, or copy cts_a to Desk and Shop first.',
    ],
    [
      { cycle: { ...cycle, solutions: ['Base', 'Desk', 'Shop'] }, reference: 'cts_a', users: ['Desk'] },
      'Base, Desk and Shop would need each other, and none could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Let another one stay, or copy cts_a to Desk first.',
    ],
  ],
  copyCycle: [
    [
      { cycle, target: 'Base', isForConnector: true },
      'Base and Desk would need each other, and neither could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Put its custom connector into Base first, or into a solution of its own.',
    ],
    [
      { cycle, target: 'Base', isForConnector: false },
      'Base and Desk would need each other, and neither could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Choose a solution that needs none of them.',
    ],
  ],
  referencePresent: [[{ solution: 'Contoso' }, 'Contoso has it already.']],
  definedAlready: [[{ solution: 'Base', reference: 'cts_mail' }, 'Base defines cts_mail already.']],
  definedForOtherConnector: [
    [{ solution: 'Teams', reference: 'cts_mail' }, 'Teams defines cts_mail for another connector.'],
  ],
  sameSolution: [
    [
      { roots: ['repo/Contoso', 'repo/Built'], solution: 'Contoso', reference: 'cts_teams' },
      'Contoso and Built are one solution, Contoso: export it again instead of copying cts_teams.',
    ],
  ],
  used: [[{ use: sending, reference: 'cts_mail' }, 'The flow “Send” of Contoso uses cts_mail.']],
  notEditable: [
    [
      {
        part: { kind: 'use', use: { ...sending, component: 'canvasApp' }, reference: 'cts_mail' },
        obstacle: { kind: 'managedExport', solution: 'Contoso' },
      },
      'The canvas app “Send” of Contoso uses cts_mail, and Contoso is a managed export, which is built and not edited. Change its source, and export it again.',
    ],
    [
      {
        part: { kind: 'definition', solution: 'Contoso', reference: 'cts_mail' },
        obstacle: { kind: 'zip', solution: 'Contoso' },
      },
      'Contoso defines cts_mail, and Contoso is in a zip, which is not edited. Change its source, and export it again.',
    ],
    [
      {
        part: { kind: 'newDefinition', solution: 'Contoso', reference: 'cts_mail' },
        obstacle: { kind: 'noManifest', root: 'repo/Contoso' },
      },
      'Contoso would get cts_mail, and Contoso has no Solution.xml that can be read, so it may be a managed export. Change its source, and export it again.',
    ],
  ],
};

const remarks: Samples<SettingsRemark> = {
  invalidJson: [[{}, 'It is not valid JSON. Repair it first.']],
  solutionsUnknown: [[{}, 'Nothing tells which solutions it is for. Name them in environments of .connref.json.']],
  solutionsUnread: [
    [
      {},
      'Not all of its solutions are known and can be read: what they lack is not known, so nothing is called stale.',
    ],
  ],
  customConnectors: [
    [
      { references: ['cts_api', 'cts_ticketing'] },
      'cts_api, cts_ticketing: on a custom connector, which has another id in every environment. Add the ConnectorId of the environment once the connector is there.',
    ],
  ],
  valuesNeeded: [
    [
      { variables: ['cts_key', 'cts_url'] },
      'cts_key, cts_url: neither a default nor a value in the solution. Add an entry with a value; an empty one would fail the import.',
    ],
  ],
  valuesOfOthers: [
    [
      {
        variables: [
          { variable: 'cts_limit', environments: ['prod', 'test'] },
          { variable: 'cts_url', environments: ['test'] },
        ],
        environment: 'uat',
        value: 'shipped',
      },
      'cts_limit (prod, test), cts_url (test): set there, but not in uat, which gets the value that the solution ships. Add an entry with a value for another; an empty one would fail the import.',
    ],
    [
      { variables: [{ variable: 'cts_url', environments: ['test'] }], environment: 'uat', value: 'default' },
      'cts_url (test): set there, but not in uat, which gets the default of the solution. Add an entry with a value for another; an empty one would fail the import.',
    ],
  ],
  fileOfOthers: [
    [
      { file: 'repo/settings/base.json', owner: 'Live', environment: 'Uat' },
      'settings/base.json also applies to Live. To use it for Uat as well, add it to Uat’s `settings` in .connref.json.',
    ],
    [
      { file: 'repo/base.json', owner: undefined, environment: 'Uat' },
      'base.json also applies to several environments. To use it for Uat as well, add it to Uat’s `settings` in .connref.json.',
    ],
  ],
};

/** All data of some samples, each with its sentence. */
function each<Data extends { readonly kind: string }>(samples: Samples<Data>): [data: Data, sentence: string][] {
  const kinds = Object.entries<readonly (readonly [object, string])[]>(samples);
  return kinds.flatMap(([kind, own]) =>
    own.map(([fields, sentence]): [Data, string] => [{ ...fields, kind } as unknown as Data, sentence]),
  );
}

describe('The words of refactorings and of settings files', () => {
  for (const [note, sentence] of each(notes)) {
    it(`of a note: ${sentence}`, () => {
      assert.equal(noteText(note), sentence);
    });
  }

  for (const [reason, sentence] of each(reasons)) {
    it(`of a refusal: ${sentence}`, () => {
      assert.equal(refusalText({ file: 'repo/Contoso/x.json', reason }), sentence);
    });
  }

  for (const [remark, sentence] of each(remarks)) {
    it(`of a remark: ${sentence}`, () => {
      assert.equal(remarkText(remark), sentence);
    });
  }

  it('say a remark once', () => {
    const [one, other] = [{ kind: 'invalidJson' }, { kind: 'solutionsUnknown' }] as const;
    assert.deepEqual(remarkTexts([one, other, one]), [remarkText(one), remarkText(other)]);
  });

  it('say a note once', () => {
    const [one, other] = [{ kind: 'yamlNotRead' }, { kind: 'sameComponent' }] as const;
    assert.deepEqual(noteTexts([one, other, one]), [noteText(one), noteText(other)]);
  });

  it('of a name that stands for several connectors leave it to the command line what to do', () => {
    const definitions = [{ solution: 'Chat', connector: 'shared_teams' }];
    assert.equal(
      severalConnectorsText({ kind: 'severalConnectors', reference: 'cts_x', definitions }),
      'cts_x stands for several connectors: Chat defines it for shared_teams.',
    );
  });
});
