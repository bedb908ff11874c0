import { visibleText } from '../text/visibleText';

/** A text that a rule shows to people, with the id by which tests recognise the message. */
export interface Message {
  readonly id: string;
  readonly text: string;
}

/**
 * The messages of a rule, by message id. Each is a function that gets the data of a finding, such as names, and returns the
 * message.
 */
export type RuleMessages = Readonly<Record<string, (...data: never[]) => Message>>;

type Sentences = Readonly<Record<string, (...data: never[]) => string>>;

type MessagesOf<Given extends Sentences> = {
  readonly [Id in keyof Given]: (...data: Parameters<Given[Id]>) => Message;
};

/**
 * Makes messages from sentences: each message gets the id of its sentence, and is one line whatever names it contains.
 * @param sentences By message id: functions that get the data of a finding and return the text.
 */
export function defineMessages<Given extends Sentences>(sentences: Given): MessagesOf<Given> {
  return Object.fromEntries(
    Object.entries(sentences).map(([id, sentence]) => [
      id,
      (...data: never[]): Message => ({ id, text: visibleText(sentence(...data)) }),
    ]),
  ) as unknown as MessagesOf<Given>;
}
