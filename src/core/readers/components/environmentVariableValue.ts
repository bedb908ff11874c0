import { detach } from '../../text/detach';
import { duplicateKeys } from '../duplicateKeys';
import { member, parseJson } from '../parseJson';
import { factsResult, type ReadResult } from '../readResult';

export interface EnvironmentVariableValueFacts {
  readonly hasValue: boolean;
  /** The value; undefined when there is none, or it is not a text. */
  readonly value: string | undefined;
}

/** Reads the value in `environmentvariablevalues.json` (docs/formats.md#environment-variables). */
export function readEnvironmentVariableValue(text: string): ReadResult<EnvironmentVariableValueFacts> {
  const { facts: json, problem } = parseJson(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const value = member(member(member(json, 'environmentvariablevalues'), 'environmentvariablevalue'), 'value');
  return factsResult(
    { hasValue: value !== undefined, value: typeof value === 'string' ? detach(value) : undefined },
    duplicateKeys(text, json),
  );
}
