const dryRunUsage =
  '  --dry-run             Changes nothing, and prints what would change; the exit code is 1 when something would';

const atOnce = 'All files are written or none; what does not change stays as it is, byte for byte.';

const whereverNamed = 'wherever it is defined and named: solutions, flows, agents, canvas apps, settings files.';

/** What each command on connection references does, and its options. */
export const referenceUsages: Readonly<Record<string, string>> = {
  define: `connref define <solution> <connector> [folder…] [options]

Adds a connection reference to a solution. The connector is an API name, a display name or a custom connector's GUID.

  --logical-name NAME   Default: as the designer names it
  --display-name TEXT   What whoever imports the solution sees; unique in the solution
  --description TEXT    What the reference is for
${dryRunUsage}`,

  rename: `connref rename <reference> [folder…] [--to LOGICAL-NAME] [--display-name TEXT] [options]

Gives a connection reference another logical name, which is a new component to Dataverse, another display name, or both,
${whereverNamed}
${atOnce}

  --to LOGICAL-NAME     The new logical name
  --display-name TEXT   The new display name; unique in the solution
  --solution NAME       The solution whose reference is meant, where the name stands for several connectors
${dryRunUsage}`,

  merge: `connref merge <reference…> --into REFERENCE [options]

Lets one connection reference take the place of others of its connector, ${whereverNamed}
${atOnce}

  --into REFERENCE      The logical name of the one that stays
  --folder FOLDER       A folder to read (default: the working folder); may be given more than once
${dryRunUsage}`,

  delete: `connref delete <reference> [folder…] [options]

Deletes a connection reference, ${whereverNamed}
While something uses it, refuses and lists that.
${atOnce}

  --solution NAME       The solution whose reference is meant, where the name stands for several connectors
${dryRunUsage}`,

  copy: `connref copy <reference> [folder…] --to SOLUTION [options]

Defines a connection reference of one solution in another one too, and takes its mapping along to that one's settings files.
${atOnce}

  --to SOLUTION         The unique name or folder of the solution that gets it
  --from SOLUTION       The solution that has it, where several define the name
${dryRunUsage}`,

  move: `connref move <reference> [folder…] --to SOLUTION [options]

Defines a connection reference of one solution in another one instead, and takes its mapping along to that one's settings
files. Refuses where solutions would need each other then.
${atOnce}

  --to SOLUTION         The unique name or folder of the solution that gets it
  --from SOLUTION       The solution that has it now, where several define the name
${dryRunUsage}`,

  consolidate: `connref consolidate <solution> [folder…] [options]

Leaves one connection reference for each connector of a solution, the most used one, and prints who changes.
${atOnce}

  --keep REFERENCE      One that stays, instead of the most used; may be given more than once
${dryRunUsage}`,
};

/** In the list of all commands: their first lines, and where the rest is. */
export const referencesOverview = `${Object.values(referenceUsages)
  .map((usage) => usage.split('\n', 1)[0] ?? '')
  .join('\n')}

Change connection references, given by their logical names, wherever they are defined and named. --help of each tells its
options; with --dry-run it changes nothing, and prints what would change.`;
