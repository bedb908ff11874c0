import { nameKey } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import { missingReferences } from '../settings/missingReferences';
import { agree } from '../text/countOf';
import { groupBy } from '../text/groupBy';
import { listedFirst } from '../text/listed';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

interface Missing {
  readonly references: readonly string[];
  readonly solutions: readonly string[];
}

const problem = ({ references, solutions }: Missing): string =>
  `${listedFirst(references)} of ${listedFirst(solutions)} ${agree(references.length, 'has', 'have')} no entry in this settings file.`;

const nextStep = ({ references }: Missing): string =>
  `Add the ${agree(references.length, 'entry and map it to a connection', 'entries and map them to connections')}.`;

const messages = defineMessages({
  firstImport: (missing: Missing) =>
    `${problem(missing)} The import asks for a connection, or leaves flows turned off that use a connection reference without an entry. ${nextStep(missing)}`,
  laterImport: (missing: Missing) =>
    `${problem(missing)} A connection reference from an earlier import keeps its connection, but flows that use a new connection reference stay turned off. ${nextStep(missing)}`,
});

export const settingsMissingEntryText: RuleText = {
  title: 'Settings file has no entry for connection references of its solutions',
  description:
    'A deployment settings file has no entry for connection references of the solutions that the file is for. Information if the environment gets an update or upgrade, because connection references from earlier imports keep their connections.',
};

export const settingsMissingEntry = {
  id: 'settings-missing-entry',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: ({ settings, target, environment }, index, report) => {
    const missing = missingReferences(target, environment, index);
    if (missing.length === 0) {
      return;
    }
    const names = missing.flatMap((each) => each.references.map(({ logicalName }) => logicalName));
    const references = [...groupBy(names, nameKey).values()].flatMap(([first]) => first ?? []);
    const solutions = [...new Set(missing.flatMap(({ copies }) => copies.map(solutionName)))];
    const isFirst = environment.import === 'first';
    report({
      file: settings.file,
      place: { kind: 'json', pointer: '/ConnectionReferences', part: 'key' },
      severity: isFirst ? 'warning' : 'information',
      message: isFirst
        ? messages.firstImport({ references, solutions })
        : messages.laterImport({ references, solutions }),
      related: [],
      data: { references: references.join(' ') },
    });
  },
  fixes: ({ file, data }, index, { addEntriesFix }) => [addEntriesFix(file, (data.references ?? '').split(' '), index)],
} satisfies SettingsRule;
