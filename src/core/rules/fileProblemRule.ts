import type { Severity } from '../model/finding';
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

interface FileProblemRuleParts<Id extends FileProblemRuleId, Messages extends RuleMessages> extends Pick<
  FileProblemRule<Id, Messages>,
  'id' | 'defaultSeverity' | 'messages'
> {
  /** The severities of the errors that have another one than the default severity of the rule. */
  readonly severities?: Readonly<Partial<Record<FileProblemOf<Id>['kind'], Severity>>>;
}

/** Makes a rule that reports the file errors with the id of the rule, such as invalid JSON. */
export function fileProblemRule<Id extends FileProblemRuleId, Messages extends FileProblemMessages<Id> & RuleMessages>({
  severities,
  ...rule
}: FileProblemRuleParts<Id, Messages>): FileProblemRule<Id, Messages> {
  return {
    ...rule,
    scope: 'file',
    check: ({ file, problem }, _index, report) => {
      if (problem.ruleId === rule.id) {
        const messageOf = rule.messages[problem.kind] as unknown as (problem: FileProblem) => Message;
        const severity = (severities as Readonly<Record<string, Severity | undefined>> | undefined)?.[problem.kind];
        report({
          file,
          place: problem.place,
          ...(severity && { severity }),
          message: messageOf(problem),
          related: [],
          data: 'user' in problem ? { user: problem.user.id } : {},
        });
      }
    },
  };
}
