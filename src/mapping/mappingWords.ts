import { pathInFolder } from '../core/model/filePath';
import type { SettingEntry } from '../core/settings/environmentSettings';
import { agree } from '../core/text/countOf';
import { connectionListWords } from '../core/words/settings/connectionListWords';
import type { MappingChange, MappingRefusal } from './mappingEdits';
import type { PastedRemark } from './pastedConnections';

/** What is done, as undo names it. */
export function mappingChangeWords(change: MappingChange): string {
  switch (change.kind) {
    case 'set':
      return `Set ${change.name} in ${change.environment}`;
    case 'clear':
      return `Clear ${change.name} in ${change.environment}`;
    case 'setForConnector':
      return `Set every reference on ${change.connector} in ${change.environment}`;
    case 'copyColumn':
      return `Copy ${change.from} to ${change.to}`;
    case 'clearColumn':
      return `Clear ${change.environment}`;
  }
}

/** Why nothing is changed. */
export function mappingRefusalWords(refusal: MappingRefusal): string {
  switch (refusal.kind) {
    case 'gone':
      return 'The environment or the row is not there any more. Nothing was changed.';
    case 'otherValue':
      return `${refusal.name} was changed in the meantime, and is ${refusal.value === '' ? 'empty' : `“${refusal.value}”`} now. Nothing was changed.`;
    case 'brokenFile':
      return `A settings file of ${refusal.environment} is broken. Repair it first; nothing was changed.`;
    case 'noFile':
      return `${refusal.environment} has no settings file for a solution that defines ${refusal.name}. Nothing was changed.`;
    case 'sharedFiles':
      return `The value comes from ${refusal.paths.join(', ')}, which other environments have too. Nothing was changed: change it in the file.`;
  }
}

/** What there is to tell about a pasted text. */
export function pastedRemarkWords(remark: PastedRemark): string {
  switch (remark.kind) {
    case 'unread':
      return connectionListWords(remark.problem);
    case 'severalEnvironments':
      return `The text names several environments: ${remark.environmentIds.join(', ')}.`;
    case 'sameEnvironment':
      return `What was pasted for ${remark.name} names the same environment, ${remark.environmentId}.`;
    case 'otherEnvironment':
      return `What was pasted here before is of another environment: ${remark.environmentIds.join(', ')}.`;
    case 'knownElsewhere':
      return `${agree(remark.count, 'One of them is', `${remark.count} of them are`)} known in ${remark.name} too; a connection belongs to one environment.`;
  }
}

/** Why a cell shows no value. */
export function differenceWords(entries: readonly Pick<SettingEntry, 'file' | 'value'>[]): string {
  const values = entries.map(({ file, value = '' }) => `${pathInFolder(file)} has ${value || 'nothing'}`);
  return `Files of this environment differ: ${values.join(', ')}.`;
}

/** What is wrong with a settings file that cannot be read, where no rule says so. */
export const brokenFileWords = 'This file is no valid JSON. Repair it to go on.';
