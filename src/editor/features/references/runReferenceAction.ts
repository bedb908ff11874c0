import type { EditServices } from '../edits/editServices';
import { consolidateReferences } from './consolidateReferences';
import { copyReference } from './copyReference';
import { deleteReference } from './deleteReference';
import { mergeReferences } from './mergeReferences';
import { newReference } from './newReference';
import type { ReferenceArgument } from './referenceArgument';
import { renameReference } from './renameReference';
import { readInFull } from '../../host/readInFull';

export type ReferenceAction = 'new' | 'rename' | 'merge' | 'delete' | 'copy' | 'move' | 'consolidate';

const actions: Readonly<
  Record<ReferenceAction, (argument: ReferenceArgument, services: EditServices) => Promise<void>>
> = {
  new: newReference,
  rename: renameReference,
  merge: mergeReferences,
  delete: deleteReference,
  copy: (argument, services) => copyReference(argument, services, false),
  move: (argument, services) => copyReference(argument, services, true),
  consolidate: consolidateReferences,
};

/**
 * Runs a command on connection references: asks for missing arguments, shows a preview of the whole edit, and applies
 * the whole edit or nothing.
 */
export async function runReferenceAction(
  action: ReferenceAction,
  argument: ReferenceArgument,
  services: EditServices,
): Promise<void> {
  if (await readInFull(services.workspace)) {
    await actions[action](argument, services);
  }
}
