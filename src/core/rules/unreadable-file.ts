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

const notFollowed = ({ reason }: { readonly reason: string }): string =>
  `This link is not followed: ${reason}. Connref reports nothing as unused that may be used there. Replace the link by the folder, or add it to \`exclude\` in .connref.json.`;

export const unreadableFileText: RuleText = {
  title: 'File cannot be read',
  description:
    'A file or folder of the workspace cannot be read, a link is not followed, or a file of a solution contains bytes that are not text in its encoding, or lists the connections of an app or desktop flow in an unknown form.',
};

export const unreadableFile = fileProblemRule({
  id: 'unreadable-file',
  defaultSeverity: 'error',
  severities: {
    // The file may be right: only Connref does not know the form.
    unknownForm: 'warning',
    // Connref does not know whether the path has anything to do with the solutions.
    notFollowedBesideSolutions: 'warning',
    maybeSettings: 'warning',
  },
  messages: defineMessages({
    refused: ({ reason }: { readonly reason: string }) =>
      `This file cannot be read: ${reason}. Connref does not check the file until this is fixed.`,
    notListed: ({ reason }: { readonly reason: string }) =>
      `This folder is not read: ${reason}. Connref reports nothing as unused that may be used here. Fix the folder, or add it to \`exclude\` in .connref.json.`,
    notFollowed,
    notFollowedBesideSolutions: notFollowed,
    maybeSettings: ({ reason }: { readonly reason: string }) =>
      `This JSON file cannot be read: ${reason}. If it is a deployment settings file, its entries seem to be missing. Fix the file, or add it to \`exclude\` in .connref.json.`,
    damagedText: () =>
      'This file contains bytes that are not text in its encoding, so Connref does not edit the file. Save the file as UTF-8.',
    unknownForm: ({ element, user: { kind, name }, expected }: FormData) =>
      `${element} of ${userNouns[kind]} “${name}” has an unknown form: ${expectedWords[expected]}. Connref cannot check what the ${userNouns[kind]} uses.`,
  }),
});
