import type { XmlPlace } from '../model/place';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { ReferenceDefinition } from '../model/workspaceIndex';
import { defineMessages } from './messages';
import type { ReportedPlace } from './rule';

/** The messages at related places that several rules use. */
export const definitionMessages = defineMessages({
  definedIn: ({ reference, solution }: { readonly reference: string; readonly solution: string }) =>
    `Connection reference ${reference} is defined in ${solution}.`,
});

/** The definition of a connection reference. @param child The child element to point at instead of the definition. */
export function referencePlace({ logicalName }: ConnectionReference, child?: string): XmlPlace {
  return {
    kind: 'xml',
    component: 'connectionReference',
    name: logicalName,
    ...(child !== undefined && { child }),
  };
}

/** A related place that says in which solution a connection reference is defined. */
export function definitionPlace({ solution, reference }: ReferenceDefinition): ReportedPlace {
  return {
    file: reference.file,
    place: referencePlace(reference),
    message: definitionMessages.definedIn({ reference: reference.logicalName, solution: solutionName(solution) }),
  };
}
