import type { EditOperation } from '../operations/editOperation';
import { configWriter } from './configEdits';
import { definitionWriter } from './definitionEdits';
import { flowWriter } from './flowEdits';
import { missingDependencyWriter } from './removeDependencies';
import { referenceNameWriter } from './replaceReferenceNames';
import { newSettingsWriter, settingsWriter } from './settingsEdits';
import type { Writer } from './writer';

type WritersByKind = {
  readonly [Kind in EditOperation['kind']]: Writer<Extract<EditOperation, { readonly kind: Kind }>>;
};

/**
 * The writer of each kind of operation. Its type makes the compiler report a kind of operation that has no writer or a
 * wrong one.
 */
export const writerOf: WritersByKind = {
  addExternal: configWriter,
  ignoreFinding: configWriter,
  renameIgnoredReference: configWriter,
  removeConfigEntries: configWriter,
  assignSettings: configWriter,
  setImportMode: configWriter,
  createSettings: newSettingsWriter,
  setConnection: settingsWriter,
  setConnector: settingsWriter,
  setVariable: settingsWriter,
  renameSetting: settingsWriter,
  removeSetting: settingsWriter,
  bindEntry: flowWriter,
  addEntry: flowWriter,
  removeEntry: flowWriter,
  setRuntimeSource: flowWriter,
  setOperationKey: flowWriter,
  restoreAuthentication: flowWriter,
  addConnectionsParameter: flowWriter,
  defineReference: definitionWriter,
  copyReference: definitionWriter,
  renameReference: definitionWriter,
  removeReference: definitionWriter,
  replaceReferenceName: referenceNameWriter,
  removeDependency: missingDependencyWriter,
};
