import { connectorInGeneratedName } from '../connectors/generatedName';
import { guidKey, nameKey } from '../model/names';
import type {
  ConnectorDefinition,
  DesktopFlowHolder,
  ReferenceDefinition,
  VariableDefinition,
} from '../model/workspaceIndex';
import type { Fact } from './facts';
import { MultiMap } from './multiMap';
import { forEachDifference, type SolutionContribution } from './solutionContribution';
import { sortDefinitions } from './sortDefinitions';

/**
 * The connection references, custom connectors, environment variables and desktop flows that solutions define, by their
 * names and ids. Each method returns the definitions in the order of the solutions' root directories.
 */
export class DefinitionIndex {
  readonly #references = new MultiMap<string, ReferenceDefinition>();
  readonly #displayNames = new MultiMap<string, ReferenceDefinition>();
  /** The references with a generated display name, by the API name of their connector. */
  readonly #generatedNames = new MultiMap<string, ReferenceDefinition>();
  readonly #connectorsById = new MultiMap<string, ConnectorDefinition>();
  readonly #connectorsByName = new MultiMap<string, ConnectorDefinition>();
  readonly #variables = new MultiMap<string, VariableDefinition>();
  readonly #desktopFlowsById = new MultiMap<string, DesktopFlowHolder>();

  referencesNamed(logicalName: string): readonly ReferenceDefinition[] {
    return sortDefinitions(this.#references.get(nameKey(logicalName)), ({ reference }) => reference);
  }

  referencesDisplayedAs(displayName: string): readonly ReferenceDefinition[] {
    return sortDefinitions(this.#displayNames.get(nameKey(displayName)), ({ reference }) => reference);
  }

  connectorsWithId(id: string): readonly ConnectorDefinition[] {
    return sortDefinitions(this.#connectorsById.get(guidKey(id)), ({ connector }) => connector);
  }

  connectorsNamed(name: string): readonly ConnectorDefinition[] {
    return sortDefinitions(this.#connectorsByName.get(nameKey(name)), ({ connector }) => connector);
  }

  generatedConnectorName(apiName: string): string | undefined {
    const [first] = sortDefinitions(this.#generatedNames.get(nameKey(apiName)), ({ reference }) => reference);
    return first && connectorInGeneratedName(first.reference);
  }

  variablesNamed(schemaName: string): readonly VariableDefinition[] {
    return sortDefinitions(this.#variables.get(nameKey(schemaName)), ({ variable }) => variable);
  }

  desktopFlowsWithId(workflowId: string): DesktopFlowHolder[] {
    return sortDefinitions(this.#desktopFlowsById.get(guidKey(workflowId)), ({ flow }) => flow);
  }

  /**
   * Replaces the definitions of one solution.
   * @param before The contribution of the solution before the change.
   * @returns The facts that change.
   */
  update(before: SolutionContribution, after: SolutionContribution): Fact[] {
    const facts: Fact[] = [];
    forEachDifference(before.definitions, after.definitions, (definition, action) => {
      const name = nameKey(definition.reference.logicalName);
      this.#references[action](name, definition);
      const displayName = nameKey(definition.reference.displayName);
      this.#displayNames[action](displayName, definition);
      facts.push({ kind: 'definitions', name }, { kind: 'displayName', name: displayName });
      const connector = nameKey(definition.reference.apiName);
      if (connector !== '' && connectorInGeneratedName(definition.reference)) {
        this.#generatedNames[action](connector, definition);
        facts.push({ kind: 'generatedConnectorName', name: connector });
      }
    });
    forEachDifference(before.connectors, after.connectors, (definition, action) => {
      const { id, name } = definition.connector;
      this.#connectorsById[action](guidKey(id), definition);
      this.#connectorsByName[action](nameKey(name), definition);
      facts.push({ kind: 'connectorsWithId', id }, { kind: 'connectorsNamed', name });
    });
    forEachDifference(before.variables, after.variables, (definition, action) => {
      const name = nameKey(definition.variable.schemaName);
      this.#variables[action](name, definition);
      facts.push({ kind: 'variablesNamed', name });
    });
    forEachDifference(before.desktopFlows, after.desktopFlows, (holder, action) => {
      const id = holder.flow.workflowId;
      this.#desktopFlowsById[action](guidKey(id), holder);
      facts.push({ kind: 'flowsWithId', id });
    });
    return facts;
  }
}
