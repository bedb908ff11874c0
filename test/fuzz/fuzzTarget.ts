import { type Arbitrary, asyncProperty, type IAsyncProperty } from 'fast-check';

/**
 * What became of an input. `taken`: it was read. `refused`: a fault of it was reported, or a fix was not made. `fixed`: fixes
 * changed it.
 */
export type Outcome = 'taken' | 'refused' | 'fixed';

/** Runs one attempt, which a runner counts and times. */
type Observe = (attempt: () => Outcome | Promise<Outcome>) => Promise<void>;

/** A part of Connref that is tried with generated inputs. */
export interface FuzzTarget {
  readonly name: string;
  readonly property: (observe: Observe) => IAsyncProperty<[unknown]>;
  /** How many inputs the unit tests try. */
  readonly fewInputs: number;
  /** How many inputs the long form tries. */
  readonly manyInputs: number;
}

/** @param attempt Tries an input. @throws if Connref breaks a law with it. */
export function fuzzTarget<Input>(
  parts: Pick<FuzzTarget, 'name' | 'fewInputs' | 'manyInputs'>,
  inputs: Arbitrary<Input>,
  attempt: (input: Input) => Outcome | Promise<Outcome>,
): FuzzTarget {
  return {
    ...parts,
    property: (observe) => asyncProperty<[unknown]>(inputs, (input) => observe(() => attempt(input as Input))),
  };
}
