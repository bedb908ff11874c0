import { apiNameOf } from '../../model/names';
import { jsonPointer } from '../../model/place';
import type { CodeApp, CodeAppConnection } from '../../model/project';
import { detach } from '../../text/detach';
import { member, members, parseJson, textMember } from '../parseJson';
import { factsResult, type ReadResult } from '../readResult';

export type CodeAppFacts = Pick<CodeApp, 'displayName' | 'connections'>;

/** Reads the connections of a code app project from `power.config.json` (docs/formats.md#projects-beside-solutions). */
export function readCodeApp(text: string): ReadResult<CodeAppFacts> {
  const { facts: json, problem } = parseJson(text, 'codeApp');
  return problem
    ? { facts: undefined, problem }
    : factsResult({
        displayName: detach(textMember(json, 'appDisplayName') ?? ''),
        connections: members(member(json, 'connectionReferences')).map(([key, value]) => readConnection(key, value)),
      });
}

function readConnection(key: string, value: unknown): CodeAppConnection {
  return {
    pointer: detach(jsonPointer('/connectionReferences', key)),
    apiName: detach(apiNameOf(textMember(value, 'id') ?? '')),
    sharedConnectionId: trimmedMember(value, 'sharedConnectionId'),
    reference: trimmedMember(value, 'xrmConnectionReferenceLogicalName'),
  };
}

/** A text without outer spaces. Undefined if nothing is left: a tool may write an empty text in the place of `null`. */
function trimmedMember(value: unknown, name: string): string | undefined {
  const text = textMember(value, name)?.trim();
  return text ? detach(text) : undefined;
}
