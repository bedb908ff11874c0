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
import {
  addEntriesFix,
  removeEntryFix,
  setConnectionFix,
  setConnectorFix,
  setTargetConnectorFix,
} from './settingsFixes';

/**
 * The functions with which rules make fixes. Rules get these functions as an argument instead of importing them, so
 * that VS Code loads this code only when fixes are needed (docs/architecture.md#bundles).
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
  setTargetConnectorFix,
} as const;

export type FixMakers = typeof fixMakers;
