import { getLocation } from 'jsonc-parser';
import { isNestedTooDeep } from '../text/jsonTree';
import { compareConnectors, compareEntry, settingsConnectorDiffers } from '../connectors/connectorIdentity';
import type { FilePath } from '../model/filePath';
import { apiNameOf } from '../model/names';
import { jsonPointer } from '../model/place';
import type { ConnectionReference } from '../model/solution';
import type { ReferenceDefinition, WorkspaceIndex } from '../model/workspaceIndex';
import type { Mention } from './mention';
import { writtenEntries } from './writtenEntries';

/**
 * Returns the definitions that a mention of a reference's logical name may refer to, because two solutions can define
 * the same name with different connectors. Definitions in the file's solution are returned if there are any, otherwise
 * the definitions that may have the connector of the flow entry or settings entry around the mention.
 * @param text The text of the file with the mention.
 * @returns All definitions of the name if none matches the connector or the connector is not known; empty if no
 * solution defines the name.
 */
export function resolveDefinitions(
  { name, span }: Mention,
  file: FilePath,
  text: string,
  index: WorkspaceIndex,
): readonly ReferenceDefinition[] {
  const all = index.definitionsOf(name);
  const root = index.solutionOf(file)?.root;
  const ownDefinitions = all.filter(({ solution }) => solution.root === root);
  if (ownDefinitions.length > 0) {
    return ownDefinitions;
  }
  if (areOnOneConnector(all)) {
    return all;
  }
  const differs = connectorDifference(file, text, span.start, index);
  const matching = differs ? all.filter(({ reference }) => !differs(reference)) : [];
  return matching.length > 0 ? matching : all;
}

/** Whether all definitions certainly have the same connector; true if there are none. */
export function areOnOneConnector(definitions: readonly ReferenceDefinition[]): boolean {
  const [first] = definitions;
  return definitions.every(({ reference }) => first && compareConnectors(first.reference, reference) === 'same');
}

/**
 * Returns a function that says whether a reference certainly has another connector than the flow entry or settings
 * entry around an offset in the text, in UTF-16 code units. Undefined if there is no entry at the offset, or if the
 * connector of the entry is not known.
 */
function connectorDifference(
  file: FilePath,
  text: string,
  offset: number,
  index: WorkspaceIndex,
): ((reference: ConnectionReference) => boolean) | undefined {
  const settings = index.settingsIn(file);
  if ((!settings && !index.flow(file)) || isNestedTooDeep(text)) {
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
