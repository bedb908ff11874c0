import type { SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import type { Finding } from '../../model/finding';
import { connectorIdOf } from '../../model/names';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { Fix } from './fix';
import { addReferenceSetting } from '../settings/addReferenceSetting';

/** Adds entries, without a connection, for references that a settings file lacks. */
export function addEntriesFix(file: FilePath, logicalNames: readonly string[], index: WorkspaceIndex): Fix {
  const targets = index.environments().flatMap(({ files }) => files.filter((target) => target.file === file));
  return {
    title:
      logicalNames.length === 1
        ? `Add the entry ${logicalNames[0] ?? ''}`
        : `Add ${logicalNames.length} missing entries`,
    operations: logicalNames.flatMap((logicalName) => {
      const definition = index
        .definitionsOf(logicalName)
        .find(({ solution }) => targets.some(({ solutions }) => solutions.includes(solution.root)));
      return definition ? [addReferenceSetting(file, definition.reference)] : [];
    }),
    preferred: true,
    mayRaise: ['settings-empty-connection'],
  };
}

/** Removes the entry that a finding is about. */
export function removeEntryFix({ file, data }: Finding, preferred: boolean): Fix {
  const { reference = '', pointer = '' } = data;
  return {
    title: `Remove the entry ${reference}`,
    operations: [{ kind: 'removeSetting', file, list: data.list as SettingsListName, name: reference, pointer }],
    preferred,
    // Another entry of the same name may then apply, in this file or in another file of the environment.
    mayRaise: ['settings-missing-entry', 'settings-empty-connection', 'settings-same-connection-in-two-environments'],
  };
}

export function setConnectionFix(file: FilePath, logicalName: string, before: string | undefined, value: string): Fix {
  return {
    title: `Use the bare id ${value}`,
    operations: [{ kind: 'setConnection', file, logicalName, before, value }],
    preferred: true,
    mayRaise: ['settings-same-connection-in-two-environments'],
  };
}

export function setConnectorFix(file: FilePath, logicalName: string, before: string | undefined, apiName: string): Fix {
  return {
    title: `Use ${apiName}, the connector of the connection reference`,
    operations: [{ kind: 'setConnector', file, logicalName, before, value: connectorIdOf(apiName) }],
    // Not preferred, because the connection itself may also belong to the wrong connector.
    preferred: false,
    mayRaise: [],
  };
}
