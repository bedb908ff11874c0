import { type ConnectionDoubt, ConnectionList } from '../core/settings/connectionList';
import type { EnvironmentSettings, SettingEntry } from '../core/settings/environmentSettings';
import { unique } from '../core/text/unique';
import type { MappingCell } from './mappingCell';
import { environmentId, type MappingModel } from './mappingModel';
import type { ReferenceMappingRow } from './mappingRows';
import type { RememberedConnections } from './rememberedConnections';

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** A doubt about the connection in a cell, by the list that was pasted for the environment. */
export interface ConnectionMark {
  readonly doubt: ConnectionDoubt;
  /** The connection id that the doubt is about; undefined when the cell has only one. */
  readonly id: string | undefined;
  /** How many whole days ago connections were last pasted; undefined when that is not known. */
  readonly days: number | undefined;
}

/**
 * The marks on the cells of connection references. They are only on the page and no findings, so that the Problems panel
 * and a check in a pipeline agree: the pasted lists are on one machine only.
 */
export class ConnectionMarks {
  readonly #model: MappingModel;
  readonly #remembered: RememberedConnections;
  readonly #now: number;
  readonly #lists = new Map<EnvironmentSettings, ConnectionList>();

  /** @param now The present time in milliseconds since 1970. */
  constructor(model: MappingModel, remembered: RememberedConnections, now: number) {
    this.#model = model;
    this.#remembered = remembered;
    this.#now = now;
  }

  /**
   * The marks on the cell of a reference, as the rule settings-unlisted-connection judges: none for a template, and while
   * a settings file of the environment cannot be read.
   */
  of(row: ReferenceMappingRow, settings: EnvironmentSettings): ConnectionMark[] {
    if (settings.environment.isTemplate || !settings.areReadable) {
      return [];
    }
    const { index } = this.#model;
    const roots = new Set(settings.environment.solutions);
    const apiNames = index
      .definitionsOf(row.name)
      .filter(({ solution }) => roots.has(solution.root))
      .map(({ reference }) => reference.apiName);
    const cell = this.#model.cell(row, settings);
    const list = this.#list(settings);
    const marks = entriesInForce(cell).flatMap(({ value = '', connectorId, file }): ConnectionMark[] => {
      const doubt = list.doubtAbout({ connectionId: value, connectorId, apiNames }, index.tokens(file));
      return doubt ? [{ doubt, id: cell.state === 'differs' ? value : undefined, days: this.#days(settings) }] : [];
    });
    return unique(marks);
  }

  #list(settings: EnvironmentSettings): ConnectionList {
    const known = this.#lists.get(settings);
    const list = known ?? new ConnectionList(this.#remembered.connections(environmentId(settings.environment)));
    this.#lists.set(settings, list);
    return list;
  }

  #days({ environment }: EnvironmentSettings): number | undefined {
    const pastedAt = this.#remembered.pastedAt(environmentId(environment));
    // The clock may have been set back since.
    return pastedAt === undefined ? undefined : Math.max(0, Math.floor((this.#now - pastedAt) / millisecondsPerDay));
  }
}

/** The entries whose values the cell shows: several when each value is for another import. */
function entriesInForce({ state, value, entries }: MappingCell): readonly SettingEntry[] {
  return state === 'differs' ? entries : state === 'value' ? entries.filter((entry) => entry.value === value) : [];
}
