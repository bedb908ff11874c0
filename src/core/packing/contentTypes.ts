import { baseName } from '../model/filePath';
import { compareTexts } from '../text/order';
import { firstBy } from '../text/unique';
import { attributeSpan, childElements, outlineXml } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText, encodeXmlAttribute } from '../text/xmlText';
import { rootFiles } from './exportFiles';
import { partKey } from './partKey';

/** What `[Content_Types].xml` says about the files of a zip (docs/formats.md#exports). */
export interface ContentTypes {
  /** The extensions with a content type, in lower case. */
  readonly extensions: ReadonlySet<string>;
  /** The files that have a separate content type, as they are spelled there, without the leading slash. */
  readonly parts: readonly string[];
}

const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** The content type of every file in an export. */
const contentType = 'ContentType="application/octet-stream"';

/** Reads `[Content_Types].xml`; undefined if the text is something else. */
export function readContentTypes(text: string): ContentTypes | undefined {
  const root = typesElement(text);
  if (root === undefined) {
    return undefined;
  }
  const values = (element: string, attribute: string): string[] =>
    childElements(text, root)
      .filter(({ name }) => localName(name) === element)
      .flatMap((child) => {
        const span = attributeSpan(text, child, attribute);
        return span ? [decodeXmlText(text.slice(span.start, span.end))] : [];
      });
  return {
    extensions: new Set(values('Default', 'Extension').map((extension) => extension.toLowerCase())),
    parts: values('Override', 'PartName').map((part) => part.replace(/^\//, '')),
  };
}

/**
 * The elements that `[Content_Types].xml` lacks for these files. A file without an extension needs a separate element.
 * @param names The paths in the zip.
 */
export function lackingContentTypes(names: readonly string[], { extensions, parts }: ContentTypes): string[] {
  const known = new Set(parts.map(partKey));
  const lacking = [...names]
    .sort(compareTexts)
    .filter((name) => name !== rootFiles.contentTypes && !known.has(partKey(name)));
  const added = firstBy(
    lacking.flatMap((name) => extensionOf(name) ?? []),
    (extension) => extension.toLowerCase(),
  ).filter((extension) => !extensions.has(extension.toLowerCase()));
  return [
    ...added.map((extension) => `Default Extension="${encodeXmlAttribute(extension)}"`),
    ...lacking
      .filter((name) => extensionOf(name) === undefined)
      .map((name) => `Override PartName="${encodeXmlAttribute(partName(name))}"`),
  ];
}

/** The text with more elements. Everything else stays. @param elements From {@link lackingContentTypes}. */
export function completeContentTypes(text: string, elements: readonly string[]): string {
  const root = typesElement(text);
  if (root === undefined || elements.length === 0) {
    return text;
  }
  const prefix = root.name.slice(0, -'Types'.length);
  const added = elements.map((element) => `<${prefix}${element} ${contentType} />`).join('');
  return root.contentEnd < root.end
    ? text.slice(0, root.contentEnd) + added + text.slice(root.contentEnd)
    : `${text.slice(0, root.start)}${text.slice(root.start, root.end - '/>'.length)}>${added}</${root.name}>${text.slice(root.end)}`;
}

/** A `[Content_Types].xml` in the form of exports, for a folder without one. */
export function newContentTypes(elements: readonly string[]): string {
  return completeContentTypes(`<?xml version="1.0" encoding="utf-8"?><Types xmlns="${namespace}"></Types>`, elements);
}

function typesElement(text: string): XmlElement | undefined {
  const { root } = outlineXml(text);
  return root !== undefined && localName(root.name) === 'Types' ? root : undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The extension for which a file gets its content type. Undefined for a name without one that can be declared. */
function extensionOf(name: string): string | undefined {
  return /\.([A-Za-z0-9_-]+)$/.exec(baseName(name))?.[1];
}

/** A path as the name of a part: an absolute path of a URI. Escapes that the path contains already stay. */
function partName(name: string): string {
  return `/${encodeURI(name)
    .replace(/%25(?=[0-9a-f]{2})/gi, '%')
    .replace(/[?#]/g, encodeURIComponent)}`;
}
