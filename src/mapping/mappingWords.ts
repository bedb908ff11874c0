import { pathInFolder } from '../core/model/filePath';
import type { SettingEntry } from '../core/settings/environmentSettings';
import { agree, countOf } from '../core/text/countOf';
import { listed } from '../core/text/listed';
import { connectionListWords } from '../core/words/settings/connectionListWords';
import type { ConnectionMark } from './connectionMarks';
import type { MappingChange, MappingRefusal } from './mappingEdits';
import type { PastedRemark } from './pastedConnections';

/** The label of an edit for undo and redo: `Set cts_mail in test`. */
export function mappingChangeWords(change: MappingChange): string {
  switch (change.kind) {
    case 'set':
      return `Set ${change.name} in ${change.environment}`;
    case 'clear':
      return `Clear ${change.name} in ${change.environment}`;
    case 'setForConnector':
      return `Set every reference for ${change.connector} in ${change.environment}`;
    case 'copyColumn':
      return `Copy ${change.from} to ${change.to}`;
    case 'clearColumn':
      return `Clear ${change.environment}`;
  }
}

/** Why an edit of a cell or column is refused, and what to do. */
export function mappingRefusalWords(refusal: MappingRefusal): string {
  switch (refusal.kind) {
    case 'gone':
      return 'The environment or the row that you edited does not exist any more, so nothing was changed.';
    case 'otherValue':
      return `${refusal.name} changed after the page showed it, so your edit was not made. The value is now ${refusal.value === '' ? 'empty' : `“${refusal.value}”`}.`;
    case 'brokenFile':
      return `A settings file of ${refusal.environment} cannot be read, so nothing was changed. Fix that file first.`;
    case 'noFile':
      return `${refusal.environment} has no settings file for a solution that defines ${refusal.name}, so nothing was changed. Add such a file first.`;
    case 'sharedFiles':
      return `The value comes from ${listed(refusal.paths)}, which other environments use too, so nothing was changed. Change the value in ${agree(refusal.paths.length, 'that file', 'those files')} by hand.`;
  }
}

/** A remark about a pasted text for the person who pasted it. */
export function pastedRemarkWords(remark: PastedRemark): string {
  switch (remark.kind) {
    case 'unread':
      return connectionListWords(remark.problem);
    case 'severalEnvironments':
      return `All pasted connections were added, although they come from several environments: ${listed(remark.environmentIds)}. Forget the connections of the wrong environments in the tab Connections.`;
    case 'sameEnvironment':
      return `The connections of ${remark.name} come from the same environment, ${remark.environmentId}, as the pasted text. Check which of the two columns is right.`;
    case 'otherEnvironment':
      return `The connections pasted earlier for this column come from another environment: ${listed(remark.environmentIds)}. Check which connections are right.`;
    case 'knownElsewhere':
      return `${agree(remark.count, '1 pasted connection is', `${remark.count} pasted connections are`)} also known in ${remark.name}, but a connection belongs to only one environment. Check which of the two columns is right.`;
  }
}

/** Why the connection in a cell is doubtful, by the list that was pasted for the environment. */
export function connectionMarkWords({ doubt, id, days }: ConnectionMark): string {
  const list =
    days === undefined
      ? 'the pasted list of connections'
      : `the list of connections that was last pasted ${days === 0 ? 'less than a day' : countOf(days, 'day')} ago`;
  switch (doubt.kind) {
    case 'unlisted':
      return `${id ?? 'This id'} is not in ${list}. Another account may own the connection.`;
    case 'notConnected':
      return `${id ?? 'This connection'} has the status “${doubt.status}” in ${list}. Fix the connection in the maker portal, or use another one.`;
  }
}

/** Why a cell shows no value: the settings files of its environment have different values. */
export function differenceWords(entries: readonly Pick<SettingEntry, 'file' | 'value'>[]): string {
  const values = entries.map(({ file, value }) => `${pathInFolder(file)} has ${value || 'no value'}`);
  return `The settings files of this environment have different values: ${listed(values)}.`;
}

/** The message for a settings file that cannot be read, if no error about the file is shown. */
export const brokenFileWords =
  'This settings file is not valid JSON, so the page does not show its values. Fix the JSON.';
