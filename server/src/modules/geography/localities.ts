import type { Locality } from './geography.types.ts';

/**
 * Well-known neighbourhoods and places people name instead of their commune, for suggestions and for reading city
 * names. Written by hand; coordinates are good to about a kilometre, enough to search around.
 * Columns: commune, code, French, Arabic, latitude, longitude, other spellings.
 */
const neighbourhoods = `
04.421.01.0 | agdal | Agdal | أكدال | 33.996 | -6.853 | Agdal Rabat
04.421.01.0 | hay-riad | Hay Riad | حي الرياض | 33.958 | -6.872 | Hay Ryad, Hay Riyad, Riad, الرياض
04.421.01.0 | medina | Médina de Rabat | مدينة الرباط العتيقة | 34.026 | -6.836 | Médina
04.421.01.0 | ocean | L'Océan | المحيط | 34.020 | -6.850 | Diour Jamaa, ديور الجامع
04.421.01.0 | takaddoum | Takaddoum | التقدم | 33.987 | -6.812 | Taqaddoum
04.421.01.0 | al-irfane | Al Irfane | مدينة العرفان | 33.982 | -6.866 | Madinat Al Irfane
04.421.01.0 | akkari | Akkari | العكاري | 34.010 | -6.860 |
04.441.01.0 | sala-al-jadida | Sala Al Jadida | سلا الجديدة | 33.989 | -6.725 | Sala El Jadida, Salé Al Jadida, Salé El Jadida
04.441.01.0 | hay-salam | Hay Salam | حي السلام | 34.034 | -6.797 | Hay Essalam
04.441.01.0 | hay-karima | Hay Karima | حي كريمة | 34.045 | -6.790 |
04.441.01.0 | technopolis | Technopolis | تكنوبوليس | 33.975 | -6.735 |
04.501.01.07 | wifaq | Wifaq | الوفاق | 33.918 | -6.927 | Al Wifaq, حي الوفاق
04.501.01.07 | massira | Massira Témara | المسيرة | 33.930 | -6.905 |
04.281.01.01 | maamora | Maâmora | المعمورة | 34.243 | -6.590 |
04.281.01.01 | bir-rami | Bir Rami | بئر الرامي | 34.245 | -6.563 |
06.141.01.0 | maarif | Maârif | المعاريف | 33.574 | -7.634 | Maarif
06.141.01.0 | gauthier | Gauthier | غوتييه | 33.588 | -7.629 |
06.141.01.0 | bourgogne | Bourgogne | بوركون | 33.601 | -7.640 |
06.141.01.0 | racine | Racine | راسين | 33.589 | -7.640 |
06.141.01.0 | californie | Californie | كاليفورنيا | 33.538 | -7.628 |
06.141.01.0 | oasis | Oasis | الواحة | 33.556 | -7.634 |
06.141.01.0 | sidi-maarouf | Sidi Maârouf | سيدي معروف | 33.522 | -7.645 | Sidi Maarouf
06.141.01.0 | ain-diab | Aïn Diab | عين الذئاب | 33.591 | -7.687 | Ain Diab
06.141.01.0 | derb-ghallef | Derb Ghallef | درب غلف | 33.575 | -7.627 | Derb Ghalef
06.141.01.0 | derb-sultan | Derb Sultan | درب السلطان | 33.573 | -7.605 |
06.141.01.0 | oulfa | Oulfa | الألفة | 33.553 | -7.690 | El Oulfa
06.141.01.0 | belvedere | Belvédère | بلفيدير | 33.594 | -7.587 |
06.141.01.0 | palmier | Palmier | النخيل | 33.581 | -7.630 | Quartier Palmier
06.141.01.0 | beausejour | Beauséjour | بوسيجور | 33.568 | -7.650 |
06.141.01.0 | medina | Ancienne Médina | المدينة القديمة | 33.601 | -7.617 | Médina
06.141.01.0 | hay-moulay-abdellah | Hay Moulay Abdellah | حي مولاي عبد الله | 33.541 | -7.608 |
06.371.01.01 | al-alia | Al Alia | العالية | 33.681 | -7.385 | El Alia
06.385.01.02 | tamaris | Tamaris | طماريس | 33.527 | -7.828 | Tamaris Plage
06.385.01.01 | ville-verte | Ville Verte | المدينة الخضراء | 33.470 | -7.610 |
06.181.05.01 | jorf-lasfar | Jorf Lasfar | الجرف الأصفر | 33.117 | -8.617 |
07.351.01.0 | gueliz | Guéliz | جليز | 31.635 | -8.010 | كليز
07.351.01.0 | hivernage | Hivernage | الحي الشتوي | 31.622 | -8.011 |
07.351.01.0 | daoudiate | Daoudiate | الداوديات | 31.651 | -7.991 | Daoudiat
07.351.01.0 | massira | Massira Marrakech | المسيرة | 31.630 | -8.053 |
07.351.01.0 | targa | Targa | تاركة | 31.653 | -8.055 |
07.351.01.0 | palmeraie | Palmeraie | النخيل | 31.669 | -7.965 |
07.351.01.0 | mhamid | M'hamid | المحاميد | 31.588 | -8.042 | Mhamid Marrakech
07.351.01.0 | sidi-ghanem | Sidi Ghanem | سيدي غانم | 31.668 | -8.047 |
07.351.01.0 | azli | Azli | أزلي | 31.613 | -8.058 |
03.231.01.0 | fes-el-bali | Fès el Bali | فاس البالي | 34.064 | -4.974 | Fes Bali, Médina
03.231.01.0 | ville-nouvelle | Fès Ville Nouvelle | المدينة الجديدة فاس | 34.036 | -5.003 | Fes ville
03.231.01.0 | narjiss | Narjiss | النرجس | 34.005 | -4.965 |
03.231.01.0 | route-imouzzer | Route d'Imouzzer | طريق إيموزار | 34.015 | -4.995 |
03.231.01.0 | bensouda | Bensouda | بنسودة | 34.022 | -5.060 | Ben Souda
03.231.01.0 | sidi-boujida | Sidi Boujida | سيدي بوجيدة | 34.071 | -4.960 |
03.231.01.0 | mont-fleuri | Mont Fleuri | مونفلوري | 34.018 | -4.985 | Monfleuri
03.061.01.01 | hamria | Hamria | حمرية | 33.900 | -5.547 |
03.061.01.01 | marjane | Marjane Meknès | مرجان | 33.873 | -5.575 |
03.061.01.01 | sidi-baba | Sidi Baba | سيدي بابا | 33.873 | -5.560 |
03.061.01.01 | bassatine | Bassatine | البساتين | 33.895 | -5.520 |
01.511.01.0 | malabata | Malabata | ملاباطا | 35.783 | -5.779 |
01.511.01.0 | iberia | Iberia | إيبيريا | 35.780 | -5.826 |
01.511.01.0 | mesnana | Mesnana | مسنانة | 35.747 | -5.850 |
01.511.01.0 | branes | Branes | البرانص | 35.763 | -5.838 |
01.511.01.0 | medina | Médina de Tanger | المدينة العتيقة طنجة | 35.787 | -5.811 | Al Madina, Médina
01.511.01.0 | souani | Souani | السواني | 35.766 | -5.823 |
01.511.01.0 | mghogha | Mghogha | مغوغة | 35.757 | -5.775 | Moghogha
01.511.01.0 | marjane | Marjane Tanger | مرجان طنجة | 35.741 | -5.832 |
01.511.01.0 | boukhalef | Boukhalef | بوخالف | 35.733 | -5.880 |
01.571.01.11 | wilaya | Wilaya | الولاية | 35.570 | -5.390 |
01.571.01.11 | touilaa | Touilaâ | الطويلع | 35.583 | -5.361 |
09.001.01.01 | talborjt | Talborjt | تالبرجت | 30.424 | -9.596 |
09.001.01.01 | founty | Founty | فونتي | 30.395 | -9.600 | Sonaba
09.001.01.01 | dakhla | Hay Dakhla Agadir | حي الداخلة أكادير | 30.407 | -9.558 |
09.001.01.01 | al-houda | Al Houda | الهدى | 30.403 | -9.536 | Hay Al Houda
09.001.01.01 | tikiouine | Tikiouine | تيكوين | 30.389 | -9.504 | Tikiwine
09.001.01.01 | anza | Anza | أنزا | 30.446 | -9.658 |
09.001.01.01 | salam | Hay Salam Agadir | حي السلام أكادير | 30.409 | -9.570 |
09.001.01.01 | bensergao | Bensergao | بنسركاو | 30.385 | -9.548 | Ben Sergao
02.411.01.23 | hay-qods | Hay Al Qods | حي القدس | 34.660 | -1.919 |
02.411.01.23 | lazaret | Lazaret | لازاري | 34.690 | -1.893 |
02.411.01.23 | sidi-yahya | Sidi Yahya Oujda | سيدي يحيى وجدة | 34.664 | -1.871 |
11.321.01.03 | hay-qods | Hay Al Qods Laâyoune | حي القدس العيون | 27.135 | -13.184 |
08.201.11.07 | merzouga | Merzouga | مرزوكة | 31.099 | -4.012 |
12.391.01.01 | hay-salam | Hay Salam Dakhla | حي السلام الداخلة | 23.705 | -15.937 |
`;

export const handWrittenLocalities: readonly Locality[] = neighbourhoods
  .trim()
  .split('\n')
  .map((line) => {
    const [communeCode = '', slug = '', fr = '', ar = '', latitude, longitude, others = ''] = line
      .split('|')
      .map((c) => c.trim());
    return {
      code: `${communeCode}/${slug}`,
      kind: 'neighbourhood',
      communeCode,
      name: { ar, fr, en: fr },
      variants: others === '' ? [] : others.split(',').map((variant) => variant.trim()),
      center: { latitude: Number(latitude), longitude: Number(longitude) },
    };
  });
