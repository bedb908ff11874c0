import { sampleFiles } from './sampleFiles';

/** The length of the longest text that is mutated, in UTF-16 code units: a mutation in a long text is tried slowly. */
const longestMutated = 3000;

/** Small texts that together contain everything that XML has. */
const everything: readonly string[] = [
  '<?xml version="1.0" encoding="utf-8"?>\r\n<I xmlns:x="y">\r\n  <A b="c" d=\'e\'>text &amp; more</A>\r\n  <B />\r\n</I>\r\n',
  '<I><A name="&quot;q&quot;"><![CDATA[{"a":[[1]]}]]></A><!-- note --><?p a b?><A/></I>',
  "<?xml version='1.0' encoding='utf-8' standalone='yes' ?><!-- a --><!DOCTYPE I [<!ENTITY x 'y'><!-- ' --><?p '?>]><I>&#65;&#x1F600;</I><!-- b -->",
  '<größe><a.b-c:d id.x="1"/>ñ 😀 中文</größe>',
  '\n<a>\t<b>]]</b>></a>\n<?end?>',
];

/** Well-formed texts to mutate: small ones that together contain everything that XML has, and short sample files. */
export function xmlSamples(): string[] {
  const files = sampleFiles().filter(({ path, text }) => /\.xml$/i.test(path) && text.length <= longestMutated);
  return [...everything, ...everything, ...files.map(({ text }) => text)];
}
