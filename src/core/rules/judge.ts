import { flowFaults } from '../plan/faults/flowFaults';
import { judgeOfUses } from '../plan/faults/userFaults';
import { checksOf, offRules, ruleById, ruleIds } from './allRules';
import { fixAll, fixesOf } from './fixAll';

/**
 * The rules and the faults that they report. It is a separate bundle in the editor, because the activation of the extension
 * needs no rule (docs/architecture.md#bundles).
 */
export const judge = { checksOf, fixAll, fixesOf, flowFaults, judgeOfUses, offRules, ruleById, ruleIds } as const;

export type Judge = typeof judge;
