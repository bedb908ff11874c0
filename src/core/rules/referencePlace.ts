import type { RelatedPlace } from '../model/finding';
import type { XmlPlace } from '../model/place';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { ReferenceDefinition } from '../model/workspaceIndex';

/** Where a connection reference is defined, or a child of the definition. */
export function referencePlace({ logicalName }: ConnectionReference, child?: string): XmlPlace {
  return {
    kind: 'xml',
    component: 'connectionReference',
    name: logicalName,
    ...(child !== undefined && { child }),
  };
}

export function definedThere({ solution, reference }: ReferenceDefinition): RelatedPlace {
  return {
    file: reference.file,
    place: referencePlace(reference),
    message: `${reference.logicalName} is defined in ${solutionName(solution)}.`,
  };
}
