import { duplicateKeys } from '../duplicateKeys';
import { member, parseJson } from '../parseJson';
import { factsResult, type ReadResult } from '../readResult';

export interface EnvironmentVariableValueFacts {
  readonly hasValue: boolean;
}

/**
 * Reads whether `environmentvariablevalues.json` contains a value (docs/formats.md#environment-variables). The value itself
 * is not kept, because no rule needs it.
 */
export function readEnvironmentVariableValue(text: string): ReadResult<EnvironmentVariableValueFacts> {
  const { facts: json, problem } = parseJson(text);
  if (problem) {
    return { facts: undefined, problem };
  }
  const value = member(member(member(json, 'environmentvariablevalues'), 'environmentvariablevalue'), 'value');
  return factsResult({ hasValue: value !== undefined }, duplicateKeys(text, json));
}
