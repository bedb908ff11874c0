import type { XmlPlace } from '../model/place';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { ReferenceDefinition } from '../model/workspaceIndex';
import { defineMessages } from './messages';
import type { ReportedPlace } from './rule';

/** Messages that several rules show at related places, which are further places of a finding. */
export const definitionMessages = defineMessages({
  definedIn: ({ reference, solution }: { readonly reference: string; readonly solution: string }) =>
    `Connection reference ${reference} is defined in ${solution}.`,
});

/**
 * The place where a connection reference is defined.
 * @param child Name of a child element. The place is then this element of the definition.
 */
export function referencePlace({ logicalName }: ConnectionReference, child?: string): XmlPlace {
  return {
    kind: 'xml',
    component: 'connectionReference',
    name: logicalName,
    ...(child !== undefined && { child }),
  };
}

/** The definition of a connection reference as a related place of a finding. The message says in which solution it is. */
export function definitionPlace({ solution, reference }: ReferenceDefinition): ReportedPlace {
  return {
    file: reference.file,
    place: referencePlace(reference),
    message: definitionMessages.definedIn({ reference: reference.logicalName, solution: solutionName(solution) }),
  };
}
