import { escapeXml } from "../svg/escape-xml.js";

/** What a document says of itself. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** The program that made it; the one that printed it says so itself. */
  readonly creator: string;
  /** As in `Lang` of HTML. */
  readonly language: string;
  /** ISO 8601, of the run. */
  readonly made: string;
}

/**
 * The facts as XMP (ISO 16684-1), which archives and readers look for beside the older dictionary. `universal`: the document names itself
 * one of PDF/UA-1 (ISO 14289-1, 5).
 */
export function xmpOf({ title, author, subject, keywords, creator, language, made }: DocumentFacts, universal: boolean): string {
  const alternative = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"${universal ? ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"' : ""}>
${universal ? "<pdfuaid:part>1</pdfuaid:part>\n" : ""}<dc:format>application/pdf</dc:format>
<dc:title>${alternative(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alternative(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>${escapeXml(keywords)}</pdf:Keywords>
<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${escapeXml(made)}</xmp:CreateDate>
<xmp:ModifyDate>${escapeXml(made)}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`;
}
