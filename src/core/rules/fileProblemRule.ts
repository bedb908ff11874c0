import type { FileRule } from './rule';

/** A rule that reports what the reader of a file found wrong with the file itself. */
export function fileProblemRule(rule: Pick<FileRule, 'id' | 'title' | 'defaultSeverity' | 'description'>): FileRule {
  return {
    ...rule,
    scope: 'file',
    check: ({ file, problem }, _index, report) => {
      if (problem.ruleId === rule.id) {
        report({ file, place: problem.place, message: problem.message, related: [], data: {} });
      }
    },
  };
}
