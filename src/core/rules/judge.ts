import { flowFaults } from '../plan/faults/flowFaults';
import { userFault } from '../plan/faults/userFaults';
import { checksOf, offRules, ruleById, ruleIds } from './allRules';
import { fixAll, fixesOf } from './fixAll';

/**
 * The rules and the faults that they report. It is a separate bundle in the editor, because the activation of the extension
 * needs no rule (docs/architecture.md#bundles).
 */
export const judge = { checksOf, fixAll, fixesOf, flowFaults, offRules, ruleById, ruleIds, userFault } as const;

export type Judge = typeof judge;
