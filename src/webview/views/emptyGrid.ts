import { html, nothing, type TemplateResult } from 'lit';
import type { MappingView } from '../../protocol/mappingView';
import type { GridSubject } from '../grid/gridModel';
import type { PageContext } from '../pageContext';
import { words } from '../words';

/**
 * The message that is shown instead of the grid when there are no rows or no environments: the reason and a hint, or
 * that the solutions are still being read. Undefined when the grid has content.
 */
export function emptyGrid(view: MappingView, subject: GridSubject, page: PageContext): TemplateResult | undefined {
  const count = view[subject].length;
  if (count > 0 && view.environments.length > 0) return undefined;
  if (count === 0 && !view.isComplete) return message(words.waiting, '');
  // The bar above says which solutions are left out.
  const help = view.unchecked.length > 0 ? words.checkedHelp : undefined;
  if (count === 0 && subject === 'references') return message(words.noReferences, help ?? words.noReferencesHelp);
  if (count === 0) return message(words.noVariables, help ?? words.noVariablesHelp);
  return html`<div class="empty">
    <h2>${words.noEnvironments}</h2>
    ${addEnvironmentHelp(page)}
  </div>`;
}

/** What settings files are for, above rows that no file maps yet; nothing if there is an environment. */
export function firstEnvironmentHelp(
  { environments }: MappingView,
  page: PageContext,
): TemplateResult | typeof nothing {
  return environments.every(({ isNew }) => isNew)
    ? html`<div class="first">
        <h2>${words.noEnvironments}</h2>
        ${addEnvironmentHelp(page)}
      </div>`
    : nothing;
}

function addEnvironmentHelp(page: PageContext): TemplateResult {
  return html`<p>${words.noEnvironmentsHelp}</p>
    <vscode-button @click=${() => page.openDialog({ kind: 'addEnvironment' })}>${words.addEnvironment}</vscode-button>`;
}

function message(title: string, help: string): TemplateResult {
  return html`<div class="empty">
    <h2>${title}</h2>
    <p>${help}</p>
  </div>`;
}
