import { EnvironmentSettings } from '../settings/environmentSettings';
import { importFiles } from '../settings/importFiles';
import { commonReferences, SettingsDefinitions } from '../settings/settingsDefinitions';
import { copiesOf } from '../dependencies/copiesOf';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { SettingsRule } from './rule';
import { listedFirst } from '../text/listed';

export const settingsMissingEntry: SettingsRule = {
  id: 'settings-missing-entry',
  title: 'Settings file lacks connection references of its solutions',
  defaultSeverity: 'warning',
  scope: 'settings',
  description:
    'The deployment settings file has no entry for connection references of its solutions. Information where the environment is updated or upgraded: connections of earlier imports stay.',
  check: ({ settings, target, environment }, index, report) => {
    const definitions = new SettingsDefinitions(target, index);
    const before = environment.files.slice(0, environment.files.indexOf(target)).flatMap(({ solutions }) => solutions);
    const lacking = definitions
      .copies(target.solutions.filter((root) => !before.includes(root)))
      .map((copies) => {
        // Files that go into one import are laid over one another: one of them has it, or the first one lacks it.
        const roots = copies.flatMap((solution) => copiesOf(solution, index)).map(({ root }) => root);
        const there = new EnvironmentSettings(environment, index, importFiles(environment, roots));
        const isMissing = ({ logicalName }: ConnectionReference): boolean =>
          there.reference(logicalName) === undefined && !index.isExternal(settings.file, logicalName);
        return { copies, missing: there.areReadable ? commonReferences(copies).filter(isMissing) : [] };
      })
      .filter(({ missing }) => missing.length > 0);
    if (lacking.length === 0) {
      return;
    }
    const missing = lacking.flatMap((each) => each.missing.map(({ logicalName }) => logicalName));
    const names = missing.filter((name, at) => missing.findIndex((other) => sameName(other, name)) === at);
    const owners = listedFirst([...new Set(lacking.flatMap(({ copies }) => copies.map(solutionName)))]);
    const isFirst = environment.import === 'first';
    report({
      file: settings.file,
      place: { kind: 'json', pointer: '/ConnectionReferences', part: 'key' },
      severity: isFirst ? 'warning' : 'information',
      message:
        `There is no entry for ${listedFirst(names)} of ${owners}. ` +
        (isFirst
          ? 'The import asks for a connection or leaves the flows off that use it: add the entry and map it.'
          : 'One that earlier imports brought keeps its connection; a new one leaves the flows off that use it: add the entry and map it.'),
      related: [],
      data: { references: names.join(' ') },
    });
  },
  fixes: ({ file, data }, index, { addEntriesFix }) => [addEntriesFix(file, (data.references ?? '').split(' '), index)],
};
