import type { SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import type { Finding } from '../../model/finding';
import { connectorIdOf } from '../../model/names';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { Fix } from './fix';
import { addReferenceSetting } from '../settings/addReferenceSetting';

/**
 * A fix that adds entries, without a connection, for connection references that a settings file lacks.
 * @param logicalNames Logical names of the references.
 */
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

/** A fix that removes the entry of a settings file that a finding is about. */
export function removeEntryFix({ file, data }: Finding, preferred: boolean): Fix {
  const { reference = '', pointer = '' } = data;
  return {
    title: `Remove the entry ${reference}`,
    operations: [{ kind: 'removeSetting', file, list: data.list as SettingsListName, name: reference, pointer }],
    preferred,
    // After the removal, another entry with the same name may apply, from this file or another one of the target
    // environment, or no entry.
    mayRaise: [
      'settings-missing-entry',
      'settings-missing-variable',
      'settings-empty-connection',
      'settings-same-connection-in-two-environments',
      'settings-source-connector',
      'settings-unlisted-connection',
      'settings-conflicting-value',
    ],
  };
}

export function setConnectionFix(file: FilePath, logicalName: string, before: string | undefined, value: string): Fix {
  return {
    title: `Use only the connection id ${value}`,
    operations: [{ kind: 'setConnection', file, logicalName, before, value }],
    preferred: true,
    // These rules look only at entries with a connection id that an import can use.
    mayRaise: [
      'settings-same-connection-in-two-environments',
      'settings-source-connector',
      'settings-unlisted-connection',
    ],
  };
}

export function setConnectorFix(file: FilePath, logicalName: string, before: string | undefined, apiName: string): Fix {
  return connectorFix(`Use ${apiName}, the connector of the connection reference`, file, logicalName, before, apiName);
}

/**
 * A fix that gives an entry the id that its custom connector has in the target environment.
 * @param apiName The API name in other entries for the connector.
 */
export function setTargetConnectorFix(
  file: FilePath,
  logicalName: string,
  before: string | undefined,
  apiName: string,
): Fix {
  return connectorFix(`Use ${apiName}, as in other entries for the connector`, file, logicalName, before, apiName);
}

function connectorFix(
  title: string,
  file: FilePath,
  logicalName: string,
  before: string | undefined,
  apiName: string,
): Fix {
  return {
    title,
    operations: [{ kind: 'setConnector', file, logicalName, before, value: connectorIdOf(apiName) }],
    // Not preferred, because the connection of the entry may belong to the wrong connector too.
    preferred: false,
    mayRaise: [],
  };
}
