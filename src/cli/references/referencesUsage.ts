export const defineUsage = `connref define <solution> <connector> [folder…] [options]

Adds a connection reference to a solution. The connector is an API name, a display name or a custom connector's GUID.

  --logical-name NAME   Default: as the designer names it
  --display-name TEXT   What whoever imports the solution sees; unique in the solution
  --description TEXT
  --dry-run             Changes nothing, and prints what would change; the exit code is 1 when something would`;

/** What {@link referencesUsage} describes. */
export const referenceCommands = ['rename', 'merge', 'delete', 'copy', 'move', 'consolidate'];

export const referencesUsage = `connref rename <reference> [folder…] [--to LOGICAL-NAME] [--display-name TEXT] [--solution NAME]
connref merge <reference…> --into REFERENCE [--folder FOLDER]
connref delete <reference> [folder…] [--solution NAME]
connref copy <reference> [folder…] --to SOLUTION [--from SOLUTION]
connref move <reference> [folder…] --to SOLUTION [--from SOLUTION]
connref consolidate <solution> [folder…] [--keep REFERENCE]

Change a connection reference, given by its logical name, wherever it is defined and named: solutions, flows, agents,
canvas apps, settings files. All files or none; everything else stays as it is, byte for byte. merge takes references of
one connector; delete refuses while something uses it; consolidate leaves one reference for each connector of a solution.

  --dry-run             Changes nothing, and prints what would change; the exit code is 1 when something would
  --solution NAME       The one that is meant, where a name stands for several connectors
  --keep REFERENCE      One that stays, instead of the most used; may be given more than once`;
