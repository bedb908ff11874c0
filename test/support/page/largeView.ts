import type { MappingView } from '../../../src/protocol/mappingView';
import { cell, environment, reference, sampleView } from './sampleView';

const connectors = ['office365', 'sharepointonline', 'commondataserviceforapps', 'teams', 'excelonline', 'approvals'];

/** Two hundred references in six environments, as the budget has it. */
export function largeView(rows = 200, columns = 6): MappingView {
  const names = Array.from({ length: columns }, (_, index) => `Environment ${index + 1}`);
  const connectionId = (row: number, column: number) => (row * 7919 + column * 104729).toString(16).padStart(32, '0');
  const environments = names.map((name) => environment(name, { verdict: 'flowsOff', total: rows, mapped: rows / 2 }));
  return sampleView({
    environments,
    references: Array.from({ length: rows }, (_, row) =>
      reference(
        `contoso_reference_${String(row).padStart(3, '0')}`,
        `Reference ${row} of a solution with many`,
        connectors[row % connectors.length]!,
        environments.map((_column, column) => {
          const kind = (row + column) % 4;
          if (kind === 0)
            return cell('empty', '', [{ severity: 'warning', message: 'No connection: flows stay off.' }]);
          return kind === 1 ? cell('token', `#{Connection${row}}#`) : cell('value', connectionId(row, column));
        }),
      ),
    ),
    connections: environments.flatMap(({ id }, column) =>
      Array.from({ length: rows }, (_, row) => ({
        environment: id,
        id: connectionId(row, column),
        connector: `shared_${connectors[row % connectors.length]!}`,
        connectorName: connectors[row % connectors.length]!,
        name: `Connection ${row} of the release account`,
        status: 'Connected',
        owner: 'release@contoso.example',
        usedBy: [],
        isRemembered: true,
      })),
    ),
  });
}
