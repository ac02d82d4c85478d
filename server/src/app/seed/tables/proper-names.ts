import type { NamePair } from './person-names.ts';
import { readTable } from './table.ts';

/** Words that places of all kinds are called by in Morocco: scholars, mountains, rivers, virtues. Nobody's in particular. */
export const properNames: readonly NamePair[] = readTable(
  `
  ابن سينا|Ibn Sina; الأندلس|Al Andalous; الأطلس|Atlas; الزهراء|Az-Zahra; النخيل|Annakhil; السلام|Essalam; الأمل|Al Amal
  الشفاء|Chifa; الياسمين|Al Yasmine; المنار|Al Manar; الكندي|Al Kindi; الرازي|Ar-Razi; الفارابي|Al Farabi
  ابن بطوطة|Ibn Battouta; ابن خلدون|Ibn Khaldoun; ابن طفيل|Ibn Tofaïl; ابن زهر|Ibn Zohr; الإدريسي|Al Idrissi; النور|Annour
  الوفاء|Al Wafa; الواحة|Al Waha; القدس|Al Qods; النصر|Annasr; الفتح|Al Fath; الهدى|Al Houda; البدر|Al Badr
  الفردوس|Al Firdaous; الربيع|Errabie; الساحل|Sahel; الريف|Rif; سوس|Souss; درعة|Drâa; سبو|Sebou; أم الربيع|Oum Er-Rbia
  توبقال|Toubkal; الورود|Al Ouroud; الياقوت|Al Yaqout; المرجان|Al Morjane; اللؤلؤة|La Perle; الزيتونة|Zitouna
  الأرز|Al Arz; أركان|Argane; الزعفران|Zaâfrane; السنابل|Sanabil; المعرفة|Al Maârifa; الحكمة|Al Hikma; النجاح|Annajah
  التفوق|Attafaouk; المستقبل|Al Moustakbal; الأفق|Al Oufouk; الرواد|Arrouad; الجسر|Al Jisr; الأصيل|Al Assil
  البركة|Al Baraka; الضيافة|Addiafa; الكرامة|Al Karama; المسيرة|Al Massira; الوحدة|Al Wahda; الصفاء|Assafa; الرحمة|Arrahma
  ملوية|Moulouya; تودغى|Todgha; سجلماسة|Sijilmassa; شالة|Chellah; وليلي|Oualili; لوكوس|Loukkos; بوكماز|Bouguemez
`.replaceAll(';', '\n'),
).map(([ar = '', fr = '']) => ({ ar, fr }));
