import * as vscode from 'vscode';
import type { FixAllParts } from '../fixAll/fixAllCommand';
import { consolidateReferences } from './consolidateReferences';
import { copyReference } from './copyReference';
import { deleteReference } from './deleteReference';
import { mergeReferences } from './mergeReferences';
import { newReference } from './newReference';
import { readingStopped } from './readingStopped';
import type { ReferenceArgument } from './referenceArgument';
import { renameReference } from './renameReference';

export type ReferenceAction = 'new' | 'rename' | 'merge' | 'delete' | 'copy' | 'move' | 'consolidate';

const actions: Readonly<Record<ReferenceAction, (argument: ReferenceArgument, parts: FixAllParts) => Promise<void>>> = {
  new: newReference,
  rename: renameReference,
  merge: mergeReferences,
  delete: deleteReference,
  copy: (argument, parts) => copyReference(argument, parts, false),
  move: (argument, parts) => copyReference(argument, parts, true),
  consolidate: consolidateReferences,
};

/** Changes connection references: asks what is not told, shows the whole edit, and applies all of it or nothing. */
export async function runReferenceAction(
  action: ReferenceAction,
  argument: ReferenceArgument,
  parts: FixAllParts,
): Promise<void> {
  await parts.workspace.settled();
  if (parts.workspace.engine.isPartial) {
    void vscode.window.showInformationMessage(readingStopped());
    return;
  }
  await actions[action](argument, parts);
}
