/** A sentence for the user, with the id by which tests recognise it. */
export interface Message {
  readonly id: string;
  readonly text: string;
}

/** The messages of a rule by id: functions that get the data and return the message. */
export type RuleMessages = Readonly<Record<string, (...data: never[]) => Message>>;

type Sentences = Readonly<Record<string, (...data: never[]) => string>>;

type MessagesOf<Given extends Sentences> = {
  readonly [Id in keyof Given]: (...data: Parameters<Given[Id]>) => Message;
};

/** Adds its id to each sentence. @param sentences Functions that get the data and return the sentence, by message id. */
export function defineMessages<Given extends Sentences>(sentences: Given): MessagesOf<Given> {
  return Object.fromEntries(
    Object.entries(sentences).map(([id, sentence]) => [
      id,
      (...data: never[]): Message => ({ id, text: sentence(...data) }),
    ]),
  ) as unknown as MessagesOf<Given>;
}
