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
      'cts_new is a new component to Dataverse, so every environment must map it to a connection again.',
    ],
    [
      { reference: 'cts_new', entries: 'renamed' },
      'cts_new is a new component to Dataverse, so every environment must map it to a connection again. The settings files here keep their connections under the new name.',
    ],
    [
      { reference: 'cts_new', entries: 'renamedUnlessPresent' },
      'cts_new is a new component to Dataverse, so every environment must map it to a connection again. The settings files here keep their connections under the new name, unless a file already has an entry with that name.',
    ],
  ],
  sameComponent: [
    [
      {},
      'Only upper and lower case change in the logical name. Dataverse ignores case, so the connection reference stays the same component.',
    ],
  ],
  displayNameOnly: [
    [{}, 'Only the display name changes, so every environment keeps the connection of the connection reference.'],
  ],
  externalByOldName: [
    [
      { reference: 'cts_mail', newName: 'cts_new' },
      '`externals` in .connref.json still lists cts_mail, because no environment has cts_new yet. Add cts_new once every environment has it.',
    ],
  ],
  useUnclear: [
    [
      { use: { component: 'agent', name: 'Helper', solution: 'Contoso' }, reference: 'cts_mail' },
      'The agent “Helper” of Contoso uses cts_mail, and is not changed: Connref cannot tell which connector this use is for. Check the use by hand.',
    ],
  ],
  definitionSeparated: [
    [
      { reference: 'cts_new', entries: 'none' },
      'cts_new is a new component to Dataverse, so every environment must map it to a connection.',
    ],
    [
      { reference: 'cts_new', entries: 'renamed' },
      'cts_new is a new component to Dataverse, so every environment must map it to a connection. The settings files here keep the connections for its connector under the new name.',
    ],
    [
      { reference: 'cts_new', entries: 'renamedUnlessPresent' },
      'cts_new is a new component to Dataverse, so every environment must map it to a connection. The settings files here keep the connections for its connector under the new name, unless a file already has an entry with that name.',
    ],
  ],
  otherDefinition: [
    [
      { reference: 'cts_mail' },
      'The other definition keeps the name cts_mail, and so does everything that may refer to that definition.',
    ],
  ],
  ignoredForBoth: [
    [
      { reference: 'cts_mail', newName: 'cts_new' },
      'Findings about cts_mail that .connref.json ignores are now ignored for cts_new too. Check in .connref.json whether to ignore them for both references.',
    ],
  ],
  dependenciesUnclear: [
    [
      { solution: 'Contoso', reference: 'cts_mail', newName: 'cts_new' },
      'Solution.xml of Contoso still lists all missing dependencies under cts_mail, although cts_new may need some of them. Check that list by hand.',
    ],
  ],
  nameOfOthers: [
    [
      { reference: 'cts_mail', solutions: ['Helpdesk'] },
      'Helpdesk keeps the name cts_mail, because its reference of that name is for another connector.',
    ],
    [
      { reference: 'cts_mail', solutions: ['Assets', 'Helpdesk'] },
      'Assets and Helpdesk keep the name cts_mail, because their reference of that name is for another connector.',
    ],
  ],
  otherPrefix: [
    [
      { reference: 'fbk_mail', prefix: 'cts' },
      'fbk_mail does not begin with cts_, the prefix of the solution’s publisher. Check the name.',
    ],
  ],
  connectorUnknown: [
    [{ connector: 'shared_unknown' }, 'The connector shared_unknown is not known in this workspace. Check its name.'],
  ],
  customConnectorMissing: [
    [
      { connector: 'shared_cts-5ftickets', solution: 'Contoso' },
      'The custom connector shared_cts-5ftickets is not in any solution here. The import of Contoso fails unless the target environment already has it; the rule missing-connector reports this.',
    ],
  ],
  mappingNeeded: [
    [
      { reference: 'cts_mail' },
      'cts_mail must be mapped to a connection in every environment before flows that use it can be turned on.',
    ],
  ],
  mergedUsersChangeConnection: [
    [
      { reference: 'cts_mail', merged: 1 },
      'Flows that used the removed reference will use the connection of cts_mail in each environment. The account that turns on such a flow must own that connection or be allowed to use it.',
    ],
    [
      { reference: 'cts_mail', merged: 2 },
      'Flows that used the removed references will use the connection of cts_mail in each environment. The account that turns on such a flow must own that connection or be allowed to use it.',
    ],
  ],
  otherConnection: [
    [
      { files: ['repo/settings/test.json', 'repo/uat.json'] },
      'In settings/test.json and uat.json, flows that used a removed reference get another connection than before. Check the connection of the kept reference.',
    ],
  ],
  newNeed: [
    [
      { solution: 'User', reference: 'cts_mail', holders: ['Base'] },
      'User needs cts_mail from now on. Import Base, which defines the reference, before User.',
    ],
    [
      { solution: 'User', reference: 'cts_mail', holders: ['Base', 'Other'] },
      'User needs cts_mail from now on. Base and Other define the reference: import one of these solutions before User.',
    ],
  ],
  noLongerExternal: [
    [
      { reference: 'cts_a', target: 'cts_b' },
      '`externals` in .connref.json listed cts_a, but not cts_b, which replaces it. Make sure that cts_b exists in every environment.',
    ],
  ],
  otherSolutions: [
    [
      { solutions: ['Base'] },
      'Base changes too, because a removed reference is defined, used or listed as a dependency there.',
    ],
    [
      { solutions: ['Base', 'Other'] },
      'Base and Other change too, because a removed reference is defined, used or listed as a dependency there.',
    ],
  ],
  componentShared: [
    [
      { solutions: ['Contoso', 'Base'] },
      'After this change, Contoso and Base contain the same connection reference, which each environment maps only once. An upgrade of one solution does not delete the reference while the other solution is installed.',
    ],
  ],
  importBefore: [
    [
      { target: 'Base', source: 'Desk' },
      'Import Base before Desk. Otherwise a managed upgrade of Desk deletes the connection reference and its mapping, or fails because something still uses the reference.',
    ],
  ],
  importBeforeUpgrade: [
    [
      { target: 'Base', source: 'Desk' },
      'If an environment already has Desk, import Base there before you upgrade Desk. Otherwise a managed upgrade of Desk deletes the connection reference and its mapping, or fails because something still uses the reference.',
    ],
  ],
  importSourceFirst: [
    [
      { target: 'Base', source: 'Desk', components: [{ kind: 'customConnector', name: 'cts_tickets' }] },
      'In a new environment, import Desk first: Base needs the custom connector cts_tickets of Desk.',
    ],
  ],
  usersLeft: [
    [
      { solution: 'Desk', users: ['Answer'], target: 'Base' },
      '“Answer” of Desk still uses the moved connection reference. Desk needs Base from now on.',
    ],
    [
      { solution: 'Desk', users: ['A', 'B', 'C', 'D', 'E', 'F', 'G'], target: 'Base' },
      '“A”, “B”, “C”, “D”, “E” and 2 more of Desk still use the moved connection reference. Desk needs Base from now on.',
    ],
  ],
  customConnectorFirst: [
    [
      { solution: 'Base' },
      'The connection reference is for a custom connector. That connector must be in the environment before Base is imported.',
    ],
  ],
  sameDisplayName: [
    [
      { solution: 'Base', references: ['cts_base', 'cts_mail'], displayName: 'Contoso mail' },
      'After this change, cts_base and cts_mail of Base have the same display name, “Contoso mail”. Rename one of them.',
    ],
  ],
  versions: [
    [
      { solutions: ['Contoso'] },
      'Increase the version of Contoso, pack the solution, and import it into the development environment. Otherwise the next export from that environment undoes this change.',
    ],
    [
      { solutions: ['Contoso', 'Fabrikam'] },
      'Increase the versions of Contoso and Fabrikam, pack the solutions, and import them into the development environment. Otherwise the next export from that environment undoes this change.',
    ],
  ],
  deletedByUpgrade: [
    [
      { references: ['cts_mail'], keepers: [] },
      'A managed upgrade deletes cts_mail from the environment. The upgrade fails if something there still uses it.',
    ],
    [
      { references: ['cts_a', 'cts_b'], keepers: ['Helpdesk'] },
      'A managed upgrade deletes cts_a and cts_b from environments without Helpdesk. The upgrade fails if something there still uses them.',
    ],
    [
      { references: ['cts_mail'], keepers: ['Assets', 'Helpdesk'] },
      'A managed upgrade deletes cts_mail from environments where none of Assets and Helpdesk is installed. The upgrade fails if something there still uses it.',
    ],
  ],
  exportsOutdated: [
    [
      { roots: ['repo/out/Contoso.zip!', 'repo/Built'] },
      'out/Contoso.zip and Built are not edited and keep the old content. Export them again.',
    ],
    [{ roots: ['repo/Built'] }, 'Built is not edited and keeps the old content. Export it again.'],
  ],
  entryReplaced: [
    [
      {
        reference: 'cts_a',
        file: 'repo/uat.json',
        members: [['ConnectionId', 'aaa']],
        kept: { reference: 'cts_b', file: 'repo/base.json', connectionId: '111' },
      },
      'This change removes the entry of cts_a from uat.json, and with it ConnectionId aaa. The entry of cts_b in base.json is used instead, with the connection 111.',
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
      'This change removes the entry of cts_a from uat.json, and with it ConnectorId shared_sql and ConnectionOwner eva. The entry of cts_b in uat.json is used instead, without a connection.',
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
      'This change removes the entry of cts_a from giver.json, and with it ConnectionOwner eva. The entry of cts_a in taker.json is used instead, with the connection real.',
    ],
    [
      {
        reference: 'cts_a',
        file: 'repo/giver.json',
        members: [['ConnectionOwner', 'eva']],
        kept: { file: 'repo/taker.json', connectionId: '' },
      },
      'This change removes the entry of cts_a from giver.json, and with it ConnectionOwner eva. The entry of cts_a in taker.json is used instead.',
    ],
  ],
  entriesUnclear: [
    [
      { reference: 'cts_x', files: ['repo/uat.json'] },
      'The entry of cts_x in uat.json does not change: Connref cannot tell which connector the entry is for. Check the entry by hand.',
    ],
    [
      { reference: 'cts_x', files: ['repo/test.json', 'repo/uat.json'] },
      'The entries of cts_x in test.json and uat.json do not change: Connref cannot tell which connector the entries are for. Check the entries by hand.',
    ],
  ],
  pipelineVariables: [
    [
      { reference: 'cts_a', variables: ['connection.cts_a', 'cts_a.id'] },
      'The names of these pipeline variables still contain cts_a, because Connref does not rename pipeline variables: connection.cts_a and cts_a.id.',
    ],
  ],
  dependencyListed: [
    [
      { reference: 'cts_a', solutions: ['User', 'Other'] },
      'Solution.xml of User and Other still lists cts_a as a dependency, because a component that Connref does not read may need it. Check the list of dependencies by hand.',
    ],
  ],
  componentsNotRead: [
    [
      { solution: 'Contoso', components: ['dataflows', 'desktop flows'] },
      'Contoso contains dataflows and desktop flows, and Connref does not read their connections. Check by hand whether they use the connection reference.',
    ],
  ],
  partsNotRead: [
    [
      { reference: 'cts_mail', paths: ['repo/locked', 'repo/shared'] },
      "It is unknown whether cts_mail is defined elsewhere, because locked and shared can't be read.",
    ],
  ],
  projectsNotRead: [
    [
      { files: ['repo/one/agent.mcs.yml', 'repo/two/agent.mcs.yml'] },
      'Connref does not read workspaces of the Copilot Studio extension. Check by hand whether they use the connection reference: one/agent.mcs.yml and two/agent.mcs.yml.',
    ],
  ],
  yamlNotRead: [
    [
      {},
      'Solutions in the YAML layout may use the connection reference, but Connref does not read that layout. Check these solutions by hand.',
    ],
  ],
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
  nameDefined: [
    [{ solution: 'Contoso', reference: 'cts_mail' }, 'Contoso already defines cts_mail. Choose another name.'],
  ],
  nameMalformed: [
    [
      {},
      'The logical name has a wrong form. It must be the publisher’s prefix, an underscore, then letters, digits, underscores, dots and hyphens.',
    ],
  ],
  nameTooLong: [[{ limit: 100 }, 'The logical name is too long. Use at most 100 characters.']],
  nameUnchanged: [
    [{ reference: 'cts_mail' }, 'The new name is the same as the current name cts_mail. Choose another name.'],
  ],
  nameUsed: [
    [{ user: 'Forward', reference: 'cts_gone' }, '“Forward” already uses the name cts_gone. Choose another name.'],
  ],
  displayNameCharacter: [
    [
      { character: 'U+001F' },
      'The display name contains the character U+001F, which XML does not allow. Remove this character.',
    ],
  ],
  displayNameEmpty: [[{}, 'The display name is empty. Enter a display name.']],
  displayNameTaken: [
    [{ reference: 'cts_mail' }, 'cts_mail already has this display name. Choose another display name.'],
  ],
  yamlSolution: [
    [
      { solution: 'Contoso' },
      'Contoso is in the YAML layout of Dataverse Git integration, which Connref shows but does not edit. Change the solution in its development environment instead.',
    ],
  ],
  customizationsUnreadable: [[{}, 'Customizations.xml cannot be read. Fix the file first.']],
  connectorsUndecided: [
    [
      {
        definitions: [
          { reference: 'cts_x', solutions: ['Stock', 'Shop'] },
          { reference: 'cts_x', solutions: ['Chat'] },
        ],
      },
      'Connref cannot tell whether cts_x of Stock and Shop and cts_x of Chat use the same connector. Add the missing connector to the definitions first.',
    ],
    [
      {
        definitions: [
          { reference: 'cts_a', solutions: [] },
          { reference: 'cts_b', solutions: [] },
        ],
      },
      'Connref cannot tell whether cts_a and cts_b use the same connector. Add the missing connector to the definitions first.',
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
      'cts_x is defined for several connectors: for shared_teams in Chat and for shared_sql in Stock. Choose one of these solutions.',
    ],
  ],
  noSolution: [[{}, 'This folder does not contain a solution. Choose the folder of a solution.']],
  notDefined: [
    [{ reference: 'cts_none', known: [] }, 'cts_none is not defined in any solution that Connref reads.'],
    [
      { reference: 'cts_none', known: ['cts_a', 'cts_b', 'cts_c', 'cts_d', 'cts_e', 'cts_f'] },
      'cts_none is not defined in any solution that Connref reads. Defined references are: cts_a, cts_b, cts_c, cts_d, cts_e and 1 more.',
    ],
  ],
  notDefinedInSolution: [
    [
      { solution: 'Third', reference: 'cts_mail', definingSolutions: ['Contoso'] },
      'Third does not define cts_mail. Contoso defines it: choose that solution.',
    ],
    [
      { solution: 'Third', reference: 'cts_mail', definingSolutions: ['Base', 'Contoso'] },
      'Third does not define cts_mail. Base and Contoso define it: choose one of these solutions.',
    ],
  ],
  fileUnreadable: [
    [{ content: 'use' }, 'Contoso/x.json cannot be read, and may use the connection reference. Fix the file first.'],
    [
      { content: 'definition' },
      'Contoso/x.json cannot be read, and may define the connection reference. Fix the file first.',
    ],
  ],
  notRead: [
    [
      { cause: 'permission denied' },
      'Contoso/x.json is not read: permission denied. It may define or use the connection reference. Fix it first, or add it to exclude in .connref.json.',
    ],
  ],
  flowUnreadable: [
    [{ flow: 'Torn' }, 'The flow “Torn” cannot be read, and may use the connection reference. Fix its file first.'],
  ],
  settingsUnreadable: [
    [{}, 'The settings file cannot be read, and may have an entry for the connection reference. Fix the file first.'],
  ],
  mappedToOtherConnector: [
    [
      { reference: 'cts_mail' },
      'Contoso/x.json maps cts_mail to another connector. First correct the ConnectorId of the entry, or remove the entry.',
    ],
  ],
  mappedTwice: [
    [{ reference: 'cts_mail' }, 'Contoso/x.json has two entries for cts_mail. Remove one of the entries first.'],
  ],
  settingsShared: [
    [
      { environment: 'Test', reference: 'cts_mail' },
      'Contoso/x.json applies to several environments, and Test would get a wrong connection for cts_mail. Map cts_mail separately for each environment first.',
    ],
  ],
  definedRepeatedly: [
    [
      { solution: 'Contoso', reference: 'cts_x', count: 2, connectors: ['shared_sql', 'shared_teams'] },
      'Contoso defines cts_x twice, for shared_sql and shared_teams. First remove or rename definitions until only one has this name.',
    ],
    [
      { solution: 'Contoso', reference: 'cts_x', count: 3, connectors: [] },
      'Contoso defines cts_x 3 times. First remove or rename definitions until only one has this name.',
    ],
  ],
  definedOnce: [
    [{ reference: 'cts_x' }, 'cts_x has only one definition now, so there is no other definition to rename.'],
  ],
  nameOfOtherDefinition: [[{}, 'The other definition already has this logical name. Choose another name.']],
  flowsOnOtherConnector: [
    [{ reference: 'cts_x' }, 'Flows already use cts_x with another connector. Choose another name.'],
  ],
  nameOfSeveral: [
    [{ reference: 'cts_x' }, 'cts_x is defined for several connectors. Rename one of the definitions first.'],
  ],
  mergedIntoItself: [
    [{ reference: 'cts_x' }, 'cts_x cannot be merged into itself. Choose another connection reference.'],
  ],
  connectorsDiffer: [
    [
      {
        definitions: [
          { reference: 'cts_a', connector: 'shared_sql' },
          { reference: 'cts_b', connector: 'shared_teams' },
        ],
      },
      'cts_a is for shared_sql and cts_b is for shared_teams. Choose references for the same connector: only those can be merged.',
    ],
  ],
  mergeCycle: [
    [
      { cycle, reference: 'cts_a', users: ['Desk', 'Shop'] },
      'Base and Desk would need each other, so neither could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Choose another connection reference to keep in the merge. Or first copy cts_a to Desk and Shop, which would need it after the merge.',
    ],
    [
      { cycle: { ...cycle, solutions: ['Base', 'Desk', 'Shop'] }, reference: 'cts_a', users: ['Desk'] },
      'Base, Desk and Shop would need each other, so none of them could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Choose another connection reference to keep in the merge. Or first copy cts_a to Desk, which would need it after the merge.',
    ],
  ],
  defineCycle: [
    [
      { cycle, target: 'Base', reference: 'cts_a' },
      'Base and Desk would need each other, so neither could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Define cts_a in a solution that does not need Desk.',
    ],
  ],
  copyCycle: [
    [
      { cycle, target: 'Base', isForConnector: true },
      'Base and Desk would need each other, so neither could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Move the custom connector that the reference is for into Base first, or into a separate solution.',
    ],
    [
      { cycle, target: 'Base', isForConnector: false },
      'Base and Desk would need each other, so neither could be imported first. Base needs the flow Answer of Desk. Desk needs the connection reference cts_a of Base. Copy or move the reference to a solution that does not need Desk.',
    ],
  ],
  referencePresent: [
    [{ solution: 'Contoso' }, 'Contoso already has the connection reference. Choose another solution.'],
  ],
  definedAlready: [
    [{ solution: 'Base', reference: 'cts_mail' }, 'Base already defines cts_mail. Choose another solution.'],
  ],
  definedForOtherConnector: [
    [
      { solution: 'Teams', reference: 'cts_mail' },
      'Teams already defines cts_mail for another connector. Rename one of the two references first.',
    ],
  ],
  sameSolution: [
    [
      {
        roots: ['repo/Contoso', 'repo/Built'],
        versions: ['1.1', '1.0'],
        solution: 'Contoso',
        reference: 'cts_teams',
      },
      'Contoso (1.1) and Built (1.0) are two copies of the solution Contoso. Export the solution again instead of copying cts_teams.',
    ],
  ],
  used: [
    [
      { use: sending, reference: 'cts_mail' },
      'The flow “Send” of Contoso uses cts_mail. Replace cts_mail by another connection reference first.',
    ],
    [
      { use: { component: 'codeApp', name: 'Stock', solution: undefined }, reference: 'cts_mail' },
      'The code app project “Stock” uses cts_mail. Replace cts_mail by another connection reference first.',
    ],
  ],
  onlyExternal: [
    [
      { solution: 'Contoso', reference: 'cts_mail', newName: 'cts_post' },
      'Contoso uses cts_mail without defining it, because `externals` in .connref.json lists cts_mail. Create cts_post in every target environment and add it to `externals` first.',
    ],
  ],
  listedAsNeeded: [
    [
      { solution: 'Contoso', reference: 'cts_mail' },
      'MissingDependencies of Contoso list cts_mail, so a component that Connref does not read may need it. If nothing does, export Contoso again: the list is from its last export.',
    ],
  ],
  notEditable: [
    [
      {
        part: { kind: 'use', use: { ...sending, component: 'canvasApp' }, reference: 'cts_mail' },
        obstacle: { kind: 'managedExport', solution: 'Contoso' },
      },
      'The canvas app “Send” of Contoso uses cts_mail, but Contoso is a managed export, which Connref does not edit. Change the source of the solution, then export it again.',
    ],
    [
      {
        part: { kind: 'definition', solution: 'Contoso', reference: 'cts_mail' },
        obstacle: { kind: 'zip', solution: 'Contoso' },
      },
      'Contoso defines cts_mail, but Contoso is in a zip, which Connref does not edit. Change the source of the solution, then export it again.',
    ],
    [
      {
        part: { kind: 'newDefinition', solution: 'Contoso', reference: 'cts_mail' },
        obstacle: { kind: 'noManifest', root: 'repo/Contoso' },
      },
      'Contoso would get cts_mail, but Contoso may be a managed export, because its Solution.xml cannot be read. Fix that file first, or change the source of the solution and export it again.',
    ],
  ],
};

const remarks: Samples<SettingsRemark> = {
  invalidJson: [[{}, 'The settings file is not valid JSON. Fix its JSON first.']],
  solutionsUnknown: [
    [
      {},
      'It is unknown which solutions the settings file is for. List its solutions under environments in .connref.json.',
    ],
  ],
  solutionsUnread: [
    [
      {},
      'Some solutions that the settings file is for are unknown or cannot be read, so Connref cannot tell which entries are not needed any more. Fix those solutions first.',
    ],
  ],
  customConnectors: [
    [
      { references: ['cts_api'] },
      'cts_api uses a custom connector, and a custom connector has another id in every environment. Add the ConnectorId once the environment has the connector.',
    ],
    [
      { references: ['cts_api', 'cts_ticketing'] },
      'cts_api and cts_ticketing use custom connectors, and a custom connector has another id in every environment. Add the ConnectorId once the environment has the connector.',
    ],
  ],
  valuesNeeded: [
    [
      { variables: ['cts_url'] },
      'cts_url has neither a default nor a value in the solution. Add an entry with a value: an empty value makes the import fail.',
    ],
    [
      { variables: ['cts_key', 'cts_url'] },
      'cts_key and cts_url have neither a default nor a value in the solution. Add an entry with a value: an empty value makes the import fail.',
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
      'uat has no entry for cts_limit (set in prod and test) and cts_url (set in test), so it gets the value that the solution contains. To use another value, add an entry with that value: an empty value makes the import fail.',
    ],
    [
      { variables: [{ variable: 'cts_url', environments: ['test'] }], environment: 'uat', value: 'default' },
      'uat has no entry for cts_url (set in test), so it gets the default of the solution. To use another value, add an entry with that value: an empty value makes the import fail.',
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
      'cts_x is defined for several connectors: for shared_teams in Chat.',
    );
  });
});
