import type { EnvironmentColumn } from '../../protocol/mappingView';
import type { GridSubject } from '../grid/gridModel';
import { isBroken } from '../grid/gridModel';
import type { MenuItem } from '../grid/popupMenu';
import type { PageContext } from '../pageContext';
import { words } from '../words';

/** The items in the menu of a column, which is an environment. */
export function columnMenu(page: PageContext, column: EnvironmentColumn, what: GridSubject): readonly MenuItem[] {
  const { id: environment, files } = column;
  const isDisabled = isBroken(column) || files.length === 0;
  const { menu } = words;
  return [
    { label: menu.showPlan, run: () => page.showPlan(environment) },
    { label: menu.paste, startsGroup: true, run: () => page.openDialog({ kind: 'paste', environment, text: '' }) },
    { label: menu.copyColumn, isDisabled, run: () => page.openDialog({ kind: 'copyColumn', environment, what }) },
    { label: menu.clearColumn, isDisabled, run: () => page.openDialog({ kind: 'clearColumn', environment, what }) },
    { label: menu.sync, isDisabled, run: () => page.send({ type: 'sync', environment }) },
    { label: menu.pipelineVariables, run: () => page.openDialog({ kind: 'pipelineVariables', environment }) },
    ...files.map(({ id: file, path }, index) => ({
      label: menu.openFile(path),
      startsGroup: index === 0,
      run: () => page.send({ type: 'openFile', file }),
    })),
    {
      label: menu.correctFile,
      isDisabled: files.length === 0,
      run: () => page.openDialog({ kind: 'correctFile', environment }),
    },
  ];
}
