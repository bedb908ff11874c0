import { guidKey } from '../../model/names';
import {
  type MissingDependency,
  requiredNameAttributes,
  type RootComponent,
  type SolutionManifest,
} from '../../model/solutionManifest';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

/** Reads the manifest of a solution, `Solution.xml` (docs/formats.md#solution-manifest). */
export function readSolutionManifest(text: string): ReadResult<SolutionManifest> {
  return readXml(text, (root) => {
    const manifest = root.child('SolutionManifest');
    const publisher = manifest?.child('Publisher');
    const uniqueName = manifest?.text('UniqueName') ?? '';
    const rootComponents = (manifest?.child('RootComponents')?.children('RootComponent') ?? []).map(rootComponent);
    return {
      uniqueName,
      displayName: manifest?.child('LocalizedNames')?.child('LocalizedName')?.attribute('description') || uniqueName,
      version: manifest?.text('Version') ?? '',
      managed: parseManaged(manifest?.text('Managed')),
      publisher: {
        uniqueName: publisher?.text('UniqueName') ?? '',
        prefix: publisher?.text('CustomizationPrefix') ?? '',
      },
      patchOf: manifest?.child('ParentSolution')?.text('UniqueName') || undefined,
      processIds: rootComponents.filter(({ type }) => type === processType).flatMap(({ names }) => names),
      rootComponents,
      missingDependencies: withSharedTexts(
        (manifest?.child('MissingDependencies')?.children('MissingDependency') ?? []).flatMap((dependency) =>
          dependency.children('Required').map(missingDependency),
        ),
      ),
    };
  });
}

/** The type of a component that is a process: a cloud flow, a desktop flow or a classic workflow. */
const processType = '29';

function rootComponent(component: XmlNode): RootComponent {
  return {
    type: component.attribute('type') ?? '',
    names: namesOf(component, ['schemaName', 'id']),
    // 1 and 2 leave out the parts that nobody changed, or all parts.
    withParts: ['0', undefined].includes(component.attribute('behavior')),
  };
}

function namesOf(component: Pick<XmlNode, 'attribute'>, attributes: readonly string[]): string[] {
  return attributes.flatMap((attribute) => {
    const name = component.attribute(attribute) ?? '';
    return name === '' ? [] : [attribute === 'id' || name.startsWith('{') ? guidKey(name) : name];
  });
}

export function parseManaged(value: string | undefined): SolutionManifest['managed'] {
  return value === '1' ? 'managed' : value === '2' ? 'both' : 'unmanaged';
}

/** The component that a `<Required>` element of `MissingDependencies` describes (docs/formats.md#missing-dependencies). */
export function missingDependency(required: Pick<XmlNode, 'attribute'>): MissingDependency {
  const type = required.attribute('type')?.toLowerCase() ?? '';
  return {
    kind: kindOf(type),
    type,
    names: namesOf(required, requiredNameAttributes),
    displayName: required.attribute('displayName') ?? '',
    parent: required.attribute('parentSchemaName') ?? '',
    solution: required.attribute('solution') ?? '',
  };
}

/** Keeps each text once: lists of hundreds of rows have few owners, and a row for each component that needs another. */
function withSharedTexts(rows: readonly MissingDependency[]): MissingDependency[] {
  const texts = new Map<string, string>();
  const share = (text: string): string => {
    const shared = texts.get(text) ?? text;
    texts.set(text, shared);
    return shared;
  };
  return rows.map(({ kind, type, names, displayName, parent, solution }) => ({
    kind,
    type: share(type),
    names: names.map(share),
    displayName: share(displayName),
    parent: share(parent),
    solution: share(solution),
  }));
}

function kindOf(type: string): MissingDependency['kind'] {
  switch (type) {
    case 'connectionreference':
      return 'connectionReference';
    case '372':
      return 'customConnector';
    case 'environmentvariabledefinition':
      return 'environmentVariable';
    case processType:
      return 'process';
    default:
      return 'other';
  }
}
