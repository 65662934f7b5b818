import { identifierOf } from './qti-write';
import { xml } from './xml';

export interface PackageEntry {
  identifier: string;
  href: string;
}

/** The manifest of a content package. */
export function manifest(title: string, entries: PackageEntry[]): string {
  const resources = entries.map(({ identifier, href }) =>
    xml('resource', { identifier, type: 'imsqti_item_xmlv3p0', href }, xml('file', { href })),
  );
  const text = xml(
    'manifest',
    { xmlns: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1', identifier: identifierOf(title) },
    xml('metadata', {}, xml('schema', {}, 'QTI Package'), xml('schemaversion', {}, '3.0.0')),
    xml('organizations', {}),
    xml('resources', {}, ...resources),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}
