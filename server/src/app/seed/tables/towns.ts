import { readTable } from './table.ts';

/** How many of a hundred partners of a region are at home in a town, by HCP code of the commune. */
export interface Town {
  regionCode: string;
  communeCode: string;
  weight: number;
}

/** Partners per region, together 300: by population, and never none. */
export const partnersPerRegion: Readonly<Record<string, number>> = {
  '01': 27,
  '02': 18,
  '03': 32,
  '04': 58,
  '05': 16,
  '06': 58,
  '07': 34,
  '08': 17,
  '09': 24,
  '10': 6,
  '11': 6,
  '12': 4,
};

/** Region capitals first; the smaller towns of each region have fewer partners, as in life. */
export const towns: readonly Town[] = readTable(`
  01 | 01.511.01.0 | 45 | Tanger
  01 | 01.571.01.11 | 22 | Tétouan
  01 | 01.331.01.03 | 9 | Larache
  01 | 01.051.01.01 | 9 | Al Hoceïma
  01 | 01.151.01.01 | 6 | Chefchaouen
  01 | 01.573.01.03 | 6 | Martil
  01 | 01.405.01.09 | 3 | Ouezzane
  02 | 02.411.01.23 | 48 | Oujda
  02 | 02.381.01.05 | 24 | Nador
  02 | 02.113.01.09 | 14 | Berkane
  02 | 02.533.01.33 | 8 | Taourirt
  02 | 02.251.01.03 | 6 | Figuig
  03 | 03.231.01.0 | 46 | Fès
  03 | 03.061.01.01 | 30 | Meknès
  03 | 03.561.01.11 | 8 | Taza
  03 | 03.271.01.03 | 6 | Ifrane
  03 | 03.271.01.01 | 4 | Azrou
  03 | 03.451.01.09 | 6 | Sefrou
  04 | 04.421.01.0 | 46 | Rabat
  04 | 04.441.01.0 | 22 | Salé
  04 | 04.501.01.07 | 12 | Témara
  04 | 04.281.01.01 | 13 | Kénitra
  04 | 04.291.01.01 | 4 | Khémisset
  04 | 04.481.01.11 | 3 | Sidi Kacem
  05 | 05.091.01.01 | 45 | Béni Mellal
  05 | 05.311.01.07 | 28 | Khouribga
  05 | 05.301.01.01 | 14 | Khénifra
  05 | 05.081.01.01 | 13 | Azilal
  06 | 06.141.01.0 | 66 | Casablanca
  06 | 06.371.01.01 | 11 | Mohammedia
  06 | 06.181.01.03 | 9 | El Jadida
  06 | 06.461.01.15 | 7 | Settat
  06 | 06.117.01.03 | 7 | Berrechid
  07 | 07.351.01.0 | 64 | Marrakech
  07 | 07.431.01.03 | 16 | Safi
  07 | 07.211.01.05 | 12 | Essaouira
  07 | 07.191.01.03 | 8 | El Kelaâ des Sraghna
  08 | 08.201.01.05 | 28 | Errachidia
  08 | 08.401.01.07 | 26 | Ouarzazate
  08 | 08.587.01.13 | 28 | Zagora
  08 | 08.577.01.11 | 10 | Tinghir
  08 | 08.363.01.03 | 8 | Midelt
  09 | 09.001.01.01 | 56 | Agadir
  09 | 09.273.01.15 | 16 | Inezgane
  09 | 09.541.01.13 | 14 | Taroudannt
  09 | 09.581.01.07 | 14 | Tiznit
  10 | 10.261.01.03 | 60 | Guelmim
  10 | 10.521.01.01 | 22 | Tan-Tan
  10 | 10.473.01.03 | 18 | Sidi Ifni
  11 | 11.321.01.03 | 75 | Laâyoune
  11 | 11.121.01.01 | 25 | Boujdour
  12 | 12.391.01.01 | 100 | Dakhla
`).map(([regionCode = '', communeCode = '', weight]) => ({
  regionCode,
  communeCode,
  weight: Number(weight),
}));

/** First four digits of fixed telephone numbers, by region. Five more follow, beginning with zeros nobody has. */
export const phonePrefixes: Readonly<Record<string, string>> = {
  '01': '5393',
  '02': '5360',
  '03': '5350',
  '04': '5370',
  '05': '5233',
  '06': '5220',
  '07': '5240',
  '08': '5240',
  '09': '5280',
  '10': '5280',
  '11': '5280',
  '12': '5280',
};
