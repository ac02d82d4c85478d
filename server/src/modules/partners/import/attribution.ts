const openStreetMap = '© OpenStreetMap contributors (ODbL 1.0)';
const ministryOfHealth = 'Ministère de la Santé et de la Protection sociale, data.gov.ma';
const universityDomains = 'Hipo, university domains list (MIT)';

/** What the licence of a source asks to show beside what came from it; null for a file of the organization's own. */
export function attributionOf({ id, source }: { id: string; source: string }): string | null {
  if (source.startsWith('osm') || id.startsWith('osm-')) return openStreetMap;
  if (source.startsWith('msps') || id.startsWith('msps')) return ministryOfHealth;
  return source === 'hipo' ? universityDomains : null;
}
