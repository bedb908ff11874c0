import { deepestJson } from '../text/jsonTree';
import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import { type User, userNouns } from '../model/use';
import type { UnexpectedForm } from '../readers/readResult';
import type { RuleText } from './rule';

interface FormData {
  readonly element: string;
  readonly user: Pick<User, 'kind' | 'name'>;
  readonly expected: UnexpectedForm['expected'];
}

const expectedWords: Readonly<Record<UnexpectedForm['expected'], string>> = {
  object: 'Connref expects an object here',
  list: 'Connref expects a list here',
  logicalName: 'this item has no logical name of a connection reference',
  fewerLevels: `Connref expects at most ${deepestJson} objects and lists inside each other`,
};

export const unreadableFileText: RuleText = {
  title: 'File cannot be read',
  description:
    'A file of a solution cannot be read, contains bytes that are not text in its encoding, or lists the connections of an app or desktop flow in an unknown form.',
};

export const unreadableFile = fileProblemRule({
  id: 'unreadable-file',
  defaultSeverity: 'error',
  // The file may be right: only Connref does not know the form.
  severities: { unknownForm: 'warning' },
  messages: defineMessages({
    refused: ({ reason }: { readonly reason: string }) =>
      `This file cannot be read: ${reason}. Connref does not check the file until this is fixed.`,
    damagedText: () =>
      'This file contains bytes that are not text in its encoding, so Connref does not edit the file. Save the file as UTF-8.',
    unknownForm: ({ element, user: { kind, name }, expected }: FormData) =>
      `${element} of ${userNouns[kind]} “${name}” has an unknown form: ${expectedWords[expected]}. Connref cannot check what the ${userNouns[kind]} uses.`,
  }),
});
