import { copiesOf } from '../dependencies/copiesOf';
import { nameKey } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { EnvironmentSettings } from '../settings/environmentSettings';
import { importFiles } from '../settings/importFiles';
import { commonReferences, SettingsDefinitions } from '../settings/settingsDefinitions';
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
    const definitions = new SettingsDefinitions(target, index);
    const solutionsOfEarlierFiles = environment.files
      .slice(0, environment.files.indexOf(target))
      .flatMap(({ solutions }) => solutions);
    const missingBySolution = definitions
      .copies(target.solutions.filter((root) => !solutionsOfEarlierFiles.includes(root)))
      .map((copies) => {
        // One import can use several settings files. A reference is missing only if none of these files has an entry for
        // it, and is reported in only one of the files.
        const roots = copies.flatMap((solution) => copiesOf(solution, index)).map(({ root }) => root);
        const importSettings = new EnvironmentSettings(environment, index, importFiles(environment, roots));
        const isMissing = ({ logicalName }: ConnectionReference): boolean =>
          importSettings.reference(logicalName) === undefined && !index.isExternal(settings.file, logicalName);
        return { copies, missing: importSettings.areReadable ? commonReferences(copies).filter(isMissing) : [] };
      })
      .filter(({ missing }) => missing.length > 0);
    if (missingBySolution.length === 0) {
      return;
    }
    const allMissing = missingBySolution.flatMap((each) => each.missing.map(({ logicalName }) => logicalName));
    const references = [...groupBy(allMissing, nameKey).values()].flatMap(([first]) => first ?? []);
    const solutions = [...new Set(missingBySolution.flatMap(({ copies }) => copies.map(solutionName)))];
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
