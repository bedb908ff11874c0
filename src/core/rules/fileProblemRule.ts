import type { FileProblem, FileProblemOf, FileProblemRuleId } from '../readers/readResult';
import type { Message, RuleMessages } from './messages';
import type { FileRule } from './rule';

/** For each kind of file error that a rule reports: a function that gets the error and returns the message. */
export type FileProblemMessages<Id extends FileProblemRuleId> = {
  readonly [Kind in FileProblemOf<Id>['kind']]: (
    problem: Extract<FileProblemOf<Id>, { readonly kind: Kind }>,
  ) => Message;
};

interface FileProblemRule<Id extends FileProblemRuleId, Messages extends RuleMessages> extends FileRule {
  readonly id: Id;
  readonly messages: Messages;
}

/** Makes a rule that reports the file errors with the id of the rule, such as invalid JSON. */
export function fileProblemRule<Id extends FileProblemRuleId, Messages extends FileProblemMessages<Id> & RuleMessages>(
  rule: Pick<FileProblemRule<Id, Messages>, 'id' | 'defaultSeverity' | 'messages'>,
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
