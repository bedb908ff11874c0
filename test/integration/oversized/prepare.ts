import { flowJson, flowPath, raw, solutionFiles, type FlowSource } from '../../support/solutionSource';
import { writeFiles, writeSolution } from '../writing';

const megabyte = 1024 * 1024;

/** Its text is longer than what VS Code gives to extensions. */
export const huge: FlowSource = {
  name: 'Huge',
  id: '0f000000-0000-4000-8000-000000000001',
  entries: { shared_office365: raw() },
};
/** Its bytes are more than 50 MB, its text is not. */
export const wide: FlowSource = {
  name: 'Wide',
  id: '0f000000-0000-4000-8000-000000000002',
  entries: { shared_office365: raw() },
};
/** Small, in a solution whose Customizations.xml is over 50 MB. */
export const small: FlowSource = {
  name: 'Small',
  id: '0f000000-0000-4000-8000-000000000003',
  entries: { shared_sql: raw('shared_sql') },
};

export function prepare(workspace: string): void {
  writeSolution(workspace, { root: 'Contoso', references: [{ name: 'cts_outlook' }] });
  writeFiles(workspace, [
    [
      flowPath('Contoso', huge),
      flowJson(huge).replace('"templateName": ""', `"templateName": "${'x'.repeat(51 * megabyte)}"`),
    ],
    [
      flowPath('Contoso', wide),
      flowJson(wide).replace('"templateName": ""', `"templateName": "${'寸'.repeat(17 * megabyte)}"`),
    ],
    ...solutionFiles({ root: 'Fabrikam', uniqueName: 'Fabrikam', flows: [small] }).map(
      ([path, text]) =>
        [
          path,
          path.endsWith('Customizations.xml')
            ? text.replace('<Roles />', `<!--${'x'.repeat(51 * megabyte)}--><Roles />`)
            : text,
        ] as const,
    ),
  ]);
}
