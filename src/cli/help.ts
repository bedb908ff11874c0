import { checkHelp, settingsCheckHelp } from './checkCommand';
import { type CommandHelp, formatHelp, formatTable, type TableRow } from './commandHelp';
import { planHelp } from './planCommand';
import { referenceHelps } from './references/referenceHelps';
import { createHelp } from './settings/createCommand';
import { renderHelp } from './settings/renderCommand';
import { syncHelp } from './settings/syncCommand';
import { zipHelp } from './zipCommand';

const settingsHelps: Readonly<Record<string, CommandHelp>> = {
  'settings create': createHelp,
  'settings sync': syncHelp,
  'settings check': settingsCheckHelp,
  'settings render': renderHelp,
};

const helps: Readonly<Record<string, CommandHelp>> = {
  check: checkHelp,
  plan: planHelp,
  ...settingsHelps,
  ...referenceHelps,
  zip: zipHelp,
};

const settingsOverview = `Creates, completes, checks and renders deployment settings files.

Usage: connref settings <command> [options]

${formatTable('Commands', summaryRows(settingsHelps))}

Example
  ${createHelp.example}

connref settings <command> --help shows the options of a command.`;

const overview = `Finds cloud flows of unpacked Dataverse solutions whose connections break when the solution is imported.

Usage: connref <command> [folder…] [options]

${formatTable('Commands', summaryRows(helps))}

Example
  ${checkHelp.example}

${formatTable('Exit codes', [
  ['0', 'No errors; with --dry-run: no file would change'],
  [
    '1',
    'Errors, an import that fails or leaves flows turned off, or with --dry-run: a file would change\n(with --threshold warning: warnings count too)',
  ],
  ['2', 'The command cannot run, or refuses to change files'],
])}

connref <command> --help shows the options of a command.
connref --version prints the version.`;

/**
 * The help text for the first words of a command line: the help of one command, of the `settings` commands, or the list
 * of all commands.
 */
export function helpFor([command = '', subcommand = '']: readonly string[]): string {
  const name = [`${command} ${subcommand}`, command].find((each) => Object.hasOwn(helps, each));
  const help = name === undefined ? undefined : helps[name];
  if (help) {
    return formatHelp(help);
  }
  return command === 'settings' ? settingsOverview : overview;
}

function summaryRows(commands: Readonly<Record<string, CommandHelp>>): TableRow[] {
  return Object.entries(commands).map(([name, { summary }]) => [`connref ${name}`, summary]);
}
