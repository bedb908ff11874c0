import { bindToWorkspaceConnectorFixes, bindToOtherFixes, bindToReferenceFixes } from './bindFixes';
import { ignoreFix, addExternalFix } from './configFixes';
import { defineHereFixes } from './defineFixes';
import {
  addConnectionsParameterFix,
  declareKeyFixes,
  embedEntriesFix,
  removeUnusedEntryFix,
  restoreAuthenticationFix,
} from './flowFixes';
import {
  deleteReferenceFixes,
  mergeFixes,
  removeDuplicateFixes,
  renameDisplayNameFixes,
  renameDuplicateFixes,
  renameReferenceFixes,
} from './referenceFixes';
import { addEntriesFix, removeEntryFix, setConnectionFix, setConnectorFix } from './settingsFixes';

/**
 * All that rules make their fixes with. They are given it and do not import it: findings are there from the start, fixes
 * when somebody asks, and a host may load them then.
 */
export const fixMakers = {
  addConnectionsParameterFix,
  addEntriesFix,
  bindToWorkspaceConnectorFixes,
  bindToOtherFixes,
  bindToReferenceFixes,
  declareKeyFixes,
  defineHereFixes,
  deleteReferenceFixes,
  embedEntriesFix,
  ignoreFix,
  mergeFixes,
  addExternalFix,
  removeDuplicateFixes,
  removeEntryFix,
  removeUnusedEntryFix,
  renameDisplayNameFixes,
  renameDuplicateFixes,
  renameReferenceFixes,
  restoreAuthenticationFix,
  setConnectionFix,
  setConnectorFix,
} as const;

export type FixMakers = typeof fixMakers;
