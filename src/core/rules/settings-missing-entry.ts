import { EnvironmentSettings } from '../deployment/environmentSettings';
import { solutionName } from '../model/solutionIdentity';
import type { SettingsRule } from './rule';
import { SettingsDefinitions } from '../deployment/settingsDefinitions';
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
    // Files of one environment are laid over one another: one of them has it, or the first one lacks it.
    const there = new EnvironmentSettings(environment, index);
    const before = environment.files.slice(0, environment.files.indexOf(target)).flatMap(({ solutions }) => solutions);
    const missing = definitions
      .commonReferences(target.solutions.filter((root) => !before.includes(root)))
      .filter(
        ({ logicalName }) =>
          there.reference(logicalName) === undefined && !index.isExternal(settings.file, logicalName),
      );
    if (!there.areReadable || missing.length === 0) {
      return;
    }
    const names = missing.map(({ logicalName }) => logicalName);
    const defining = missing.flatMap(({ logicalName }) =>
      index.definitionsOf(logicalName).filter(({ solution }) => target.solutions.includes(solution.root)),
    );
    const owners = listedFirst([...new Set(defining.map(({ solution }) => solutionName(solution)))]);
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
