import type { SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { shownCopy, solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { SettingsDefinitions } from '../settings/settingsDefinitions';
import { agree } from '../text/countOf';
import { listedFirst } from '../text/listed';
import { defineMessages, type Message } from './messages';
import { unique } from '../text/unique';
import type { Report, RuleText, SettingsRule } from './rule';

interface UnknownEntry {
  readonly name: string;
  /** The solutions that the settings file is for, as a list such as `A and B`. */
  readonly owners: string;
  /** The form of the verb that agrees with `owners`. */
  readonly have: 'has' | 'have';
}

const messages = defineMessages({
  unknownReference: ({ name, owners, have }: UnknownEntry) =>
    `${owners} ${have} no connection reference ${name}. The reference was renamed or deleted, or its name is misspelt in this file. Remove the entry or correct the name.`,
  /** @param holders The solutions that define the connection reference. */
  referenceOfOthers: ({ name, owners, have, holders }: UnknownEntry & { readonly holders: readonly string[] }) =>
    `${owners} ${have} no connection reference ${name}, but ${listedFirst(holders)} ${agree(holders.length, 'has', 'have')} it. If this settings file is also for ${agree(holders.length, 'that solution', 'those solutions')}, declare this in \`environments\` of .connref.json. Otherwise remove the entry.`,
  /** @param copy The copy that defines the connection reference: its version and folder. */
  referenceOfCopy: ({ name, owners, have, copy }: UnknownEntry & { readonly copy: string }) =>
    `${owners} ${have} no connection reference ${name}, but another copy has it (${copy}). An import of the copy that this settings file is for does not use the entry. Remove the entry, or move the file beside the other copy.`,
  /** @param names The references and variables of a settings file that is for none of the solutions. */
  forNoSolution: ({ names }: { readonly names: readonly string[] }) =>
    `${listedFirst(names)} ${agree(names.length, "isn't", "aren't")} in any solution of the workspace, so Connref doesn't know which solutions this settings file is for. Correct the names, or declare the solutions in \`environments\` of .connref.json.`,
  absentSolution: ({ name, owners, have }: UnknownEntry) =>
    `${owners} ${have} no ${name}, and ${have} nothing with its prefix, so it may be of a solution that is not here. If it is not, remove the entry or correct the name.`,
  unknownVariable: ({ name, owners, have }: UnknownEntry) =>
    `${owners} ${have} no environment variable ${name}. The variable was renamed or deleted, or its name is misspelt in this file. Remove the entry or correct the name.`,
});

export const settingsUnknownEntryText: RuleText = {
  title: 'Settings entry is not for anything in the solutions',
  description:
    'A deployment settings file has an entry for a connection reference or environment variable that none of the solutions that the file is for contains or needs. Information if the entry may be for a solution that is not in the workspace.',
};

export const settingsUnknownEntry = {
  id: 'settings-unknown-entry',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: ({ settings, target }, index, report) => {
    const definitions = new SettingsDefinitions(target, index);
    if (!definitions.areComplete) {
      checkForNoSolution(settings, target, index, report);
      return;
    }
    for (const { logicalName, pointer } of settings.references) {
      if (definitions.lacksReference(logicalName)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/LogicalName`, part: 'value' },
          ...(definitions.mayBeOfAbsentSolution(logicalName)
            ? absent(logicalName, definitions)
            : { message: messageForReference(logicalName, definitions, index) }),
          related: [],
          data: { reference: logicalName, pointer, list: 'ConnectionReferences' },
        });
      }
    }
    for (const { schemaName, pointer } of settings.variables) {
      if (definitions.lacksVariable(schemaName)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/SchemaName`, part: 'value' },
          ...(definitions.mayBeOfAbsentSolution(schemaName)
            ? absent(schemaName, definitions)
            : {
                message: messages.unknownVariable({
                  name: schemaName,
                  owners: definitions.owners,
                  have: definitions.have,
                }),
              }),
          related: [],
          data: { reference: schemaName, pointer, list: 'EnvironmentVariables' },
        });
      }
    }
  },
  fixes: (finding, _index, { removeEntryFix }) =>
    finding.data.list === undefined ? [] : [removeEntryFix(finding, false)],
} satisfies SettingsRule;

/** Only information, because the entry may be right: `settings sync --remove-stale` does not remove it. */
function absent(
  name: string,
  { owners, have }: SettingsDefinitions,
): { readonly severity: 'information'; readonly message: Message } {
  return { severity: 'information', message: messages.absentSolution({ name, owners, have }) };
}

/**
 * Reports a settings file for which no solution was found, if none of its entries is for any solution of the workspace. It
 * is only information, because the file may be for a solution in another repository.
 */
function checkForNoSolution(
  { file, references, variables }: DeploymentSettings,
  target: SettingsTarget,
  index: FactIndex,
  report: Report,
): void {
  if (target.solutions.length > 0 || !target.isComplete) {
    return;
  }
  const all = new SettingsDefinitions({ ...target, solutions: index.solutions().map(({ root }) => root) }, index);
  const isForNone =
    all.areComplete &&
    references.every(({ logicalName }) => all.lacksReference(logicalName)) &&
    variables.every(({ schemaName }) => all.lacksVariable(schemaName));
  const entries = [
    ...references.map(({ logicalName, pointer }) => ({ name: logicalName, pointer: `${pointer}/LogicalName` })),
    ...variables.map(({ schemaName, pointer }) => ({ name: schemaName, pointer: `${pointer}/SchemaName` })),
  ];
  const [first] = entries;
  if (isForNone && first) {
    const names = unique(entries.map(({ name }) => name));
    report({
      file,
      place: { kind: 'json', pointer: first.pointer, part: 'value' },
      severity: 'information',
      message: messages.forNoSolution({ names }),
      related: [],
      data: { references: names.join(' ') },
    });
  }
}

function messageForReference(name: string, { owners, have }: SettingsDefinitions, index: FactIndex): Message {
  const definedIn = index.definitionsOf(name).map(({ solution }) => solution);
  const holders = definedIn.map(solutionName).filter((holder) => holder !== owners);
  const [copy] = definedIn;
  return holders.length > 0
    ? messages.referenceOfOthers({ name, owners, have, holders: [...new Set(holders)] })
    : copy
      ? messages.referenceOfCopy({ name, owners, have, copy: shownCopy(copy) })
      : messages.unknownReference({ name, owners, have });
}
