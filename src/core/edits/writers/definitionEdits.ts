import { applyTextEdits, composeTextEdits, type TextEdit } from '../../text/textEdit';
import { outlineXmlYielding } from '../../text/xmlOutline';
import type { CopyReference, DefineReference, DefinitionOperation } from '../operations/definitionOperation';
import { EditRefused } from '../operations/editRefused';
import { addReferences, copiedReferenceElement, newReferenceElement, type ReferenceElement } from './addReferences';
import { changeReferences } from './changeReferences';
import { refuseUnreadCharacters } from './writableEdits';
import { type FileToEdit, requireText, type Writer } from './writer';

type Addition = DefineReference | CopyReference;

/** The writer of operations on the connection references of a `Customizations.xml`. */
export const definitionWriter: Writer<DefinitionOperation> = {
  target: 'definitions',
  sharesFile: true,
  write: definitionEdits,
};

/**
 * Computes the edits of the connection references of a `Customizations.xml`. References are renamed and removed before
 * new ones are added, so that a new reference can get a logical name that another reference loses.
 */
async function definitionEdits(file: FileToEdit, operations: readonly DefinitionOperation[]): Promise<TextEdit[]> {
  const text = requireText(file);
  const changes = operations.filter((operation) => !isAddition(operation));
  const additions = operations.filter(isAddition);
  const changed =
    changes.length > 0 ? changeReferences(text, changes, await outlineXmlYielding(text, file.yieldToHost)) : [];
  if (additions.length === 0) {
    return changed;
  }
  const elements: ReferenceElement[] = [];
  for (const addition of additions) {
    elements.push(await referenceElement(addition, file));
  }
  const changedText = applyTextEdits(text, changed);
  const added = addReferences(changedText, elements, await outlineXmlYielding(changedText, file.yieldToHost));
  if (added.length === 0) {
    throw new EditRefused(file.file, { kind: 'definitionNotAdded' });
  }
  return composeTextEdits(changed, added);
}

function isAddition(operation: DefinitionOperation): operation is Addition {
  switch (operation.kind) {
    case 'defineReference':
    case 'copyReference':
      return true;
    case 'renameReference':
    case 'removeReference':
      return false;
  }
}

async function referenceElement(addition: Addition, { source, yieldToHost }: FileToEdit): Promise<ReferenceElement> {
  if (addition.kind === 'defineReference') {
    return newReferenceElement(addition.reference);
  }
  const text = (await source(addition.from)) ?? '';
  const element = copiedReferenceElement(text, addition.logicalName, await outlineXmlYielding(text, yieldToHost));
  if (!element) {
    throw new EditRefused(addition.from, { kind: 'definitionGone', logicalName: addition.logicalName });
  }
  refuseUnreadCharacters(addition.from, text, element.lines.join(''));
  return element;
}
