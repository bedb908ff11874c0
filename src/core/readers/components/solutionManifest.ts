import { guidKey } from '../../model/names';
import type { MissingDependency, SolutionManifest } from '../../model/solution';
import { childElements } from '../../text/xmlScanner';
import { elementText, parseElement, readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

/**
 * Reads `Solution.xml` (formats.md §2): by its outline, since most of it is the publisher's empty addresses and, in large
 * solutions, root components.
 */
export function readSolutionManifest(text: string): ReadResult<SolutionManifest> {
  return readXml(text, ({ sections }) => {
    const elements = new Map(
      sections
        .filter(({ name }) => name === 'SolutionManifest')
        .flatMap((manifest) => childElements(text, manifest))
        .map((element) => [element.name, element]),
    );
    const value = (name: string): string | undefined => elementText(text, elements.get(name));
    const node = (name: string): XmlNode | undefined => {
      const element = elements.get(name);
      return element && parseElement(text, element);
    };
    const publisher = elements.get('Publisher');
    const ofPublisher = publisher ? childElements(text, publisher) : [];
    const publisherText = (name: string): string =>
      elementText(
        text,
        ofPublisher.find((element) => element.name === name),
      ) ?? '';
    const uniqueName = value('UniqueName') ?? '';
    return {
      uniqueName,
      displayName: node('LocalizedNames')?.child('LocalizedName')?.attribute('description') || uniqueName,
      version: value('Version') ?? '',
      managed: managedOf(value('Managed')),
      publisher: { uniqueName: publisherText('UniqueName'), prefix: publisherText('CustomizationPrefix') },
      missingDependencies: (node('MissingDependencies')?.children('MissingDependency') ?? []).flatMap((dependency) =>
        dependency.children('Required').map(missingDependency),
      ),
    };
  });
}

function managedOf(value: string | undefined): SolutionManifest['managed'] {
  return value === '1' ? 'managed' : value === '2' ? 'both' : 'unmanaged';
}

function missingDependency(required: XmlNode): MissingDependency {
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
    default:
      return 'other';
  }
}
