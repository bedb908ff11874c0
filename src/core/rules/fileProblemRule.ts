import type { FileProblem, FileProblemOf, FileProblemRuleId } from '../readers/readResult';
import type { Message, RuleMessages } from './messages';
import type { FileRule } from './rule';

/** A message for each kind of file error that a rule reports. The argument of the message is the error. */
export type FileProblemMessages<Id extends FileProblemRuleId> = {
  readonly [Kind in FileProblemOf<Id>['kind']]: (
    problem: Extract<FileProblemOf<Id>, { readonly kind: Kind }>,
  ) => Message;
};

interface FileProblemRule<Id extends FileProblemRuleId, Messages extends RuleMessages> extends FileRule {
  readonly id: Id;
  readonly messages: Messages;
}

/** A rule that reports an error which the reader of a file found in that file. */
export function fileProblemRule<Id extends FileProblemRuleId, Messages extends FileProblemMessages<Id> & RuleMessages>(
  rule: Pick<FileProblemRule<Id, Messages>, 'id' | 'title' | 'defaultSeverity' | 'description' | 'messages'>,
): FileProblemRule<Id, Messages> {
  return {
    ...rule,
    scope: 'file',
    check: ({ file, problem }, _index, report) => {
      if (problem.ruleId === rule.id) {
        const messageOf = rule.messages[problem.kind] as unknown as (problem: FileProblem) => Message;
        report({ file, place: problem.place, message: messageOf(problem), related: [], data: {} });
      }
    },
  };
}
