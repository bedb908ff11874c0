import type { CellState, EnvironmentColumn, Problem } from '../../protocol/mappingView';
import { isBroken, worstFirst, type GridCell } from '../grid/gridModel';
import { words } from '../words';

export interface CellSource {
  readonly state: CellState;
  readonly value: string;
  readonly problems: readonly Problem[];
  /**
   * The display name that is shown in front of the value, such as the name of a connection; empty when the value has
   * none.
   */
  readonly name: string;
}

/**
 * The cell of the grid that shows a value.
 * @param emptyWord The text that an empty cell shows.
 * @param noneWord The text of a cell that cannot get a value.
 */
export function gridCell(
  source: CellSource,
  column: EnvironmentColumn,
  emptyWord: string,
  noneWord: string = words.states.none,
): GridCell {
  const { state, value, name } = source;
  if (isBroken(column)) {
    return { state: 'none', value: '', ...lines(words.brokenColumn), problems: [], isEditable: false };
  }
  const problems = worstFirst(source.problems);
  const common = { state, value, problems, isEditable: state !== 'none' };
  switch (state) {
    case 'value':
      return { ...common, ...(name === '' ? lines(value, '', true) : lines(name, value)) };
    case 'token':
    case 'differs':
      return { ...common, ...lines(words.states[state], value) };
    case 'empty':
      return { ...common, ...lines(emptyWord, value) };
    case 'missing':
      return { ...common, ...lines(words.states.missing) };
    case 'none':
      return { ...common, ...lines(noneWord) };
  }
}

/** Whether a cell still needs a value. A template needs none, because it is not used for an import. */
export function needsValue(state: CellState, column: EnvironmentColumn): boolean {
  return !column.isTemplate && (state === 'empty' || state === 'missing' || state === 'differs');
}

function lines(text: string, detail = '', isLiteral = false) {
  return { text, detail, isLiteral };
}
