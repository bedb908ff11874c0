import { getLocation } from 'jsonc-parser';
import { compareConnectors, compareEntry, settingsConnectorDiffers } from '../connectors/connectorIdentity';
import type { FilePath } from '../model/filePath';
import { apiNameOf } from '../model/names';
import { jsonPointer } from '../model/place';
import type { ConnectionReference } from '../model/solution';
import type { ReferenceDefinition, WorkspaceIndex } from '../model/workspaceIndex';
import type { Mention } from './mention';
import { writtenEntries } from './writtenEntries';

/**
 * The definitions that a logical name may mean where it stands. The same name may stand for another connector in another
 * solution: then that of the file's own solution is meant, else those on the connector that the place tells, as an entry of a
 * flow or of a settings file does.
 * @param text Of the file in which the name stands.
 * @returns On several connectors where the place does not tell which one is meant; empty where none is defined.
 */
export function resolveDefinitions(
  { name, span }: Mention,
  file: FilePath,
  text: string,
  index: WorkspaceIndex,
): readonly ReferenceDefinition[] {
  const all = index.definitionsOf(name);
  const root = index.solutionOf(file)?.root;
  const own = all.filter(({ solution }) => solution.root === root);
  if (own.length > 0) {
    return own;
  }
  if (areOnOneConnector(all)) {
    return all;
  }
  const differs = connectorAt(file, text, span.start, index);
  const meant = differs ? all.filter(({ reference }) => !differs(reference)) : [];
  return meant.length > 0 ? meant : all;
}

export function areOnOneConnector(definitions: readonly ReferenceDefinition[]): boolean {
  const [first] = definitions;
  return definitions.every(({ reference }) => first && compareConnectors(first.reference, reference) === 'same');
}

/** Whether a reference is for another connector than the entry around an offset; undefined where no entry tells. */
function connectorAt(
  file: FilePath,
  text: string,
  offset: number,
  index: WorkspaceIndex,
): ((reference: ConnectionReference) => boolean) | undefined {
  const settings = index.settingsIn(file);
  if (!settings && !index.flow(file)) {
    return undefined;
  }
  const { path } = getLocation(text, offset);
  if (settings) {
    const pointer = jsonPointer('', ...path.slice(0, 2).map(String));
    const api = apiNameOf(settings.references.find((entry) => entry.pointer === pointer)?.connectorId ?? '');
    return api === '' ? undefined : (reference) => settingsConnectorDiffers(api, reference);
  }
  const entry = writtenEntries(text).find(({ key }) => key === path[2]);
  return entry && entry.apiName !== '' ? (reference) => compareEntry(entry, reference, index) === 'other' : undefined;
}
