import type { CommandHelp, TableRow } from '../commandHelp';

const dryRun: TableRow = ['--dry-run', 'Change no file, print what would change'];

const solution: TableRow = [
  '--solution NAME',
  'The solution that defines the reference; required if several solutions use the logical name for different connectors',
];

const unchangedRest =
  'Either all files are written or none. Everything else in the files stays the same, byte for byte.';

const everywhere = 'wherever they are defined or used: in solutions, flows, agents, apps and settings files.';

const exitCodes = [
  'Done; with --dry-run: no file would change',
  'Only with --dry-run: at least one file would change',
  'The change is refused, or the command cannot run',
] as const;

/** The help of each command that changes connection references; the key is the name of the command. */
export const referenceHelps = {
  define: {
    summary: 'Adds a connection reference to a solution.',
    details:
      'The connector is given by its API name, a name that messages show for it, or the GUID of a custom connector.',
    usage: 'connref define <solution> <connector> [folder…] [options]',
    options: [
      ['--logical-name NAME', 'The logical name (default: a name like the designer of Power Automate makes)'],
      [
        '--display-name TEXT',
        'The name that people see when they import the solution; must be unique in the solution\n(default: a name like the designer makes)',
      ],
      ['--description TEXT', 'What the reference is for'],
      dryRun,
    ],
    example: 'connref define Contoso shared_office365',
    exitCodes,
  },
  rename: {
    summary: 'Changes the logical name of a connection reference, its display name, or both.',
    details: `The names are changed ${everywhere}
For Dataverse, a reference with another logical name is a new component.
${unchangedRest}`,
    usage: 'connref rename <reference> [folder…] [options]',
    options: [
      ['--to LOGICAL-NAME', 'The new logical name; this option or --display-name is required'],
      ['--display-name TEXT', 'The new display name; must be unique in the solution'],
      solution,
      dryRun,
    ],
    example: 'connref rename contoso_mail --to contoso_outlook',
    exitCodes,
  },
  merge: {
    summary: 'Replaces connection references with another connection reference for the same connector.',
    details: `The references are replaced ${everywhere}
${unchangedRest}`,
    usage: 'connref merge <reference…> --into REFERENCE [options]',
    options: [
      ['--into REFERENCE', 'The logical name of the reference to keep; required'],
      ['--folder FOLDER', 'A folder to read (default: the working folder); can be repeated'],
      dryRun,
    ],
    example: 'connref merge contoso_mail contoso_post --into contoso_outlook',
    exitCodes,
  },
  delete: {
    summary: 'Deletes a connection reference.',
    details: `The reference is deleted from solutions and settings files. If something still uses the reference, no file is changed
and the uses are listed.
${unchangedRest}`,
    usage: 'connref delete <reference> [folder…] [options]',
    options: [solution, dryRun],
    example: 'connref delete contoso_mail',
    exitCodes,
  },
  copy: {
    summary: 'Defines a connection reference of one solution in another solution too.',
    details: `The settings files of the other solution get the same connections for the reference.
${unchangedRest}`,
    usage: 'connref copy <reference> [folder…] --to SOLUTION [options]',
    options: [
      ['--to SOLUTION', 'The unique name or the folder of the solution that gets the reference; required'],
      ['--from SOLUTION', 'The solution to copy from, if several solutions define the reference'],
      dryRun,
    ],
    example: 'connref copy contoso_mail --to Fabrikam',
    exitCodes,
  },
  move: {
    summary: 'Moves a connection reference from one solution to another.',
    details: `The settings files of the other solution get the connections of the reference. If solutions would then need each
other, no file is changed.
${unchangedRest}`,
    usage: 'connref move <reference> [folder…] --to SOLUTION [options]',
    options: [
      ['--to SOLUTION', 'The unique name or the folder of the solution that gets the reference; required'],
      ['--from SOLUTION', 'The solution to move from, if several solutions define the reference'],
      dryRun,
    ],
    example: 'connref move contoso_mail --to Fabrikam',
    exitCodes,
  },
  consolidate: {
    summary: 'Merges the connection references of a solution so that each connector has only one.',
    details: `Of the references for a connector, the most used one is kept. The output lists the flows and solutions that change.
${unchangedRest}`,
    usage: 'connref consolidate <solution> [folder…] [options]',
    options: [
      [
        '--keep REFERENCE',
        'Keep this reference instead of the one that is used most; can be repeated, once for each connector',
      ],
      dryRun,
    ],
    example: 'connref consolidate Contoso',
    exitCodes,
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
