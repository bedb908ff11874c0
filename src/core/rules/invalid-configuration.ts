import { meaninglessConfig } from '../readers/fileProblems';
import type { FileProblem } from '../readers/readResult';
import type { EnvironmentProblem } from '../settings/environmentProblems';
import { fileProblemRule } from './fileProblemRule';

export const invalidConfiguration = fileProblemRule({
  id: 'invalid-configuration',
  title: 'Something in .connref.json means nothing',
  defaultSeverity: 'warning',
  description:
    '.connref.json names an unknown rule or member, or a value of the wrong kind, which is then not in force.',
});

/** A name that nothing has, as the rule reports it. */
export function environmentFileProblem({ kind, name, pointer }: EnvironmentProblem): FileProblem {
  const missing: Readonly<Record<EnvironmentProblem['kind'], string>> = {
    solution: `solution of the workspace has the unique name “${name}”`,
    settings: `deployment settings file has the path ${name}`,
  };
  return meaninglessConfig(pointer, `No ${missing[kind]}: correct it, or leave it out.`);
}
