import { checkUsage } from './checkCommand';
import { planUsage } from './planCommand';
import { defineUsage, referenceCommands, referencesUsage } from './references/referencesUsage';
import { settingsUsages } from './settingsCommand';

const settingsUsage = Object.values(settingsUsages).join('\n\n');

const usages: Readonly<Record<string, string>> = {
  check: checkUsage,
  plan: planUsage,
  settings: settingsUsage,
  define: defineUsage,
  ...Object.fromEntries(referenceCommands.map((name) => [name, referencesUsage])),
  ...Object.fromEntries(Object.entries(settingsUsages).map(([name, usage]) => [`settings ${name}`, usage])),
};

const exitCodes =
  'Exit code: 0 clean, 1 findings at or over the threshold, or an import that fails or leaves flows off, 2 cannot run.';

const overview = `Finds cloud flows of unpacked Dataverse solutions whose connections break at import.

${checkUsage}

${planUsage}

${settingsUsage}

${defineUsage}

${referencesUsage}

connref --version

${exitCodes}`;

/** The help for what the first words of a command line name: one command, the commands of a group, or all of them. */
export function helpFor([command = '', subcommand = '']: readonly string[]): string {
  const name = [`${command} ${subcommand}`, command].find((each) => Object.hasOwn(usages, each));
  return name === undefined ? overview : `${usages[name] ?? ''}\n\n${exitCodes}`;
}
