/** Words that recur in Moroccan names of people and places, in the spellings people use: always synonyms. */
export const nameWordGroups: readonly (readonly string[])[] = [
  ['ibn', 'ben', 'bin', 'bnou', 'ابن', 'بن'],
  ['abou', 'abu', 'bou', 'أبو', 'بو'],
  ['oum', 'oumm', 'أم'],
  ['moulay', 'mly', 'مولاي'],
  ['sidi', 'سيدي'],
  ['lalla', 'للا', 'لالة'],
  ['mohamed', 'mohammed', 'mohammad', 'med', 'محمد'],
  ['abd', 'عبد'],
  ['hay', 'quartier', 'حي'],
  ['oued', 'wad', 'ouad', 'وادي', 'واد'],
  ['ouled', 'oulad', 'أولاد'],
  ['bab', 'باب'],
  ['avenue', 'av', 'شارع'],
  ['rue', 'زنقة'],
];
