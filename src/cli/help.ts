import { checkUsage } from './checkCommand';
import { planUsage } from './planCommand';
import { referencesOverview, referenceUsages } from './references/referencesUsage';
import { settingsUsages } from './settingsCommand';

const settingsUsage = Object.values(settingsUsages).join('\n\n');

const usages: Readonly<Record<string, string>> = {
  check: checkUsage,
  plan: planUsage,
  settings: settingsUsage,
  ...referenceUsages,
  ...Object.fromEntries(Object.entries(settingsUsages).map(([name, usage]) => [`settings ${name}`, usage])),
};

const exitCodes =
  'Exit code: 0 clean, 1 findings at or over the threshold, or an import that fails or leaves flows off, 2 cannot run.';

const referenceExitCodes = 'Exit code: 0 done, 1 with --dry-run where something would change, 2 refused or cannot run.';

const overview = `Finds cloud flows of unpacked Dataverse solutions whose connections break at import.

${checkUsage}

${planUsage}

${settingsUsage}

${referencesOverview}

connref --version

${exitCodes}`;

/** The help for what the first words of a command line name: one command, the commands of a group, or all of them. */
export function helpFor([command = '', subcommand = '']: readonly string[]): string {
  const name = [`${command} ${subcommand}`, command].find((each) => Object.hasOwn(usages, each));
  if (name === undefined) {
    return overview;
  }
  return `${usages[name] ?? ''}\n\n${Object.hasOwn(referenceUsages, name) ? referenceExitCodes : exitCodes}`;
}
