import { guidKey } from '../../model/names';
import type { MissingDependency, SolutionManifest } from '../../model/solution';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

/** Reads the manifest of a solution, `Solution.xml` (docs/formats.md#solution-manifest). */
export function readSolutionManifest(text: string): ReadResult<SolutionManifest> {
  return readXml(text, (root) => {
    const manifest = root.child('SolutionManifest');
    const publisher = manifest?.child('Publisher');
    const uniqueName = manifest?.text('UniqueName') ?? '';
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
      processIds: (manifest?.child('RootComponents')?.children('RootComponent') ?? [])
        .filter((component) => component.attribute('type') === processType)
        .flatMap((component) => component.attribute('id') ?? [])
        .map(guidKey),
      missingDependencies: (manifest?.child('MissingDependencies')?.children('MissingDependency') ?? []).flatMap(
        (dependency) => dependency.children('Required').map(missingDependency),
      ),
    };
  });
}

/** The type of a root component that is a process: a cloud flow, a desktop flow or a classic workflow. */
const processType = '29';

export function parseManaged(value: string | undefined): SolutionManifest['managed'] {
  return value === '1' ? 'managed' : value === '2' ? 'both' : 'unmanaged';
}

/** The component that a `<Required>` element of `MissingDependencies` describes (docs/formats.md#missing-dependencies). */
export function missingDependency(required: Pick<XmlNode, 'attribute'>): MissingDependency {
  const names = ['id.connectionreferencelogicalname', 'id.schemaname', 'schemaName', 'id']
    .map((attribute) => required.attribute(attribute))
    .filter((name) => name !== undefined);
  return {
    kind: kindOf(required.attribute('type')),
    names: names.map((name) => (name.startsWith('{') ? guidKey(name) : name)),
    solution: required.attribute('solution') ?? '',
  };
}

function kindOf(type: string | undefined): MissingDependency['kind'] {
  switch (type?.toLowerCase()) {
    case 'connectionreference':
      return 'connectionReference';
    case '372':
      return 'customConnector';
    case 'environmentvariabledefinition':
      return 'environmentVariable';
    case undefined:
    default:
      return 'other';
  }
}
