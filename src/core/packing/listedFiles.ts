import { childElements, outlineXml } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlContent } from '../text/xmlText';

/**
 * The elements of `customizations.xml` that contain the path of a file (docs/formats.md#exports): `JsonFileName` and
 * `XamlFileName` of processes, `FileName` of web resources, assemblies, reports and controls, `DocumentUri`,
 * `BackgroundImageUri` and `AdditionalUri` of canvas apps, and those of custom connectors.
 */
const fileElement =
  /(?:FileName|Uri)$|^(?:openapidefinition|connectionparameters|policytemplateinstances|scriptoperations|customcodeblobcontent|iconblob)$/;

/**
 * The files that the `customizations.xml` of an export lists, by their paths without the leading slash, in the order of
 * the text. Empty if the text is not well-formed.
 */
export function listedFiles(customizations: string): string[] {
  const { root } = outlineXml(customizations);
  return root === undefined ? [] : [...new Set(filesIn(customizations, root))];
}

function filesIn(text: string, element: XmlElement): string[] {
  const children = childElements(text, element);
  if (children.length > 0) {
    return children.flatMap((child) => filesIn(text, child));
  }
  const content = fileElement.test(element.name)
    ? decodeXmlContent(text.slice(element.contentStart, element.contentEnd))?.trim()
    : undefined;
  // Other values of these elements are addresses on the web.
  return content !== undefined && /^\/[^/]+\/./.test(content) ? [content.slice(1)] : [];
}
