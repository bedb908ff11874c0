import { guidKey } from '../../model/names';
import {
  type MissingDependency,
  requiredNameAttributes,
  type RootComponent,
  type SolutionManifest,
} from '../../model/solutionManifest';
import { detach } from '../../text/detach';
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
      missingDependencies: missingDependencies(
        (manifest?.child('MissingDependencies')?.children('MissingDependency') ?? [])
          .flatMap((dependency) => dependency.children('Required'))
          .map((required) => (name) => required.attributeWithoutCopy(name)),
      ),
    };
  });
}

/** The type of a component that is a process: a cloud flow, a desktop flow or a classic workflow. */
const processType = '29';

function rootComponent(component: XmlNode): RootComponent {
  return {
    type: component.attribute('type') ?? '',
    names: namesOf((name) => component.attribute(name), ['schemaName', 'id']),
    // 1 and 2 leave out the parts that nobody changed, or all parts.
    withParts: ['0', undefined].includes(component.attribute('behavior')),
  };
}

/** Returns an attribute of an element; undefined if the element doesn't have it. The text may be a slice of the file. */
type AttributeOf = (name: string) => string | undefined;

function namesOf(attributeOf: AttributeOf, attributes: readonly string[]): string[] {
  return attributes.flatMap((attribute) => {
    const name = attributeOf(attribute) ?? '';
    return name === '' ? [] : [attribute === 'id' || name.startsWith('{') ? guidKey(name) : name];
  });
}

export function parseManaged(value: string | undefined): SolutionManifest['managed'] {
  return value === '1' ? 'managed' : value === '2' ? 'both' : 'unmanaged';
}

/**
 * The components that the `<Required>` elements of `MissingDependencies` describe (docs/formats.md#missing-dependencies).
 * Each text is copied from the file once: lists of hundreds of rows have few owners, and a row for each component that needs
 * another.
 */
export function missingDependencies(required: readonly AttributeOf[]): MissingDependency[] {
  const copies = new Map<string, string>();
  const copy = (text: string): string => {
    const known = copies.get(text);
    if (known !== undefined) {
      return known;
    }
    const copied = detach(text);
    copies.set(copied, copied);
    return copied;
  };
  return required.map((attributeOf) => {
    const type = attributeOf('type')?.toLowerCase() ?? '';
    return {
      kind: kindOf(type),
      type: copy(type),
      names: namesOf(attributeOf, requiredNameAttributes).map(copy),
      displayName: copy(attributeOf('displayName') ?? ''),
      parent: copy(attributeOf('parentSchemaName') ?? ''),
      solution: copy(attributeOf('solution') ?? ''),
    };
  });
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
