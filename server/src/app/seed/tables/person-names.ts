import { readTable } from './table.ts';

/** A name in both scripts. */
export interface NamePair {
  ar: string;
  fr: string;
}

const pairs = (text: string): readonly NamePair[] =>
  readTable(text.replaceAll('،', '\n').replaceAll(';', '\n')).map(([ar = '', fr = '']) => ({ ar, fr }));

/** Given names in use in Morocco. */
export const maleNames = pairs(`
  محمد|Mohamed; أحمد|Ahmed; يوسف|Youssef; عمر|Omar; حسن|Hassan; خالد|Khalid; رشيد|Rachid; سعيد|Saïd; كريم|Karim
  عبد الله|Abdellah; إبراهيم|Brahim; مصطفى|Mostafa; عادل|Adil; جمال|Jamal; نبيل|Nabil; طارق|Tarik; سمير|Samir
  المهدي|El Mehdi; أنس|Anas; أيوب|Ayoub; زكرياء|Zakaria; بلال|Bilal; حمزة|Hamza; إسماعيل|Ismaïl; عبد الرحيم|Abderrahim
  الحسين|Lahcen; عبد الكريم|Abdelkrim; إدريس|Driss; ياسر|Yasser; عثمان|Othmane; وليد|Walid; مراد|Mourad
`);

export const femaleNames = pairs(`
  فاطمة|Fatima; خديجة|Khadija; عائشة|Aïcha; مريم|Maryam; سعاد|Souad; نادية|Nadia; حنان|Hanane; سناء|Sanaa; لطيفة|Latifa
  نعيمة|Naïma; زينب|Zineb; ليلى|Leïla; هدى|Houda; إيمان|Imane; أمينة|Amina; رجاء|Rajaa; بشرى|Bouchra; كوثر|Kaoutar
  ياسمين|Yasmine; هاجر|Hajar; آية|Aya; شيماء|Chaïmaa; غزلان|Ghizlane; سهام|Siham; مليكة|Malika; فدوى|Fadwa
  دنيا|Dounia; أسماء|Asmae; وفاء|Wafaa; نوال|Nawal; إكرام|Ikram; رقية|Rkia
`);

export const familyNames = pairs(`
  العلوي|Alaoui; الإدريسي|Idrissi; بناني|Bennani; التازي|Tazi; الفاسي|El Fassi; برادة|Berrada; الشرقاوي|Cherkaoui
  المنصوري|Mansouri; بوعزة|Bouazza; العمراني|Amrani; الحسني|Hassani; الوزاني|Ouazzani; الناصري|Naciri; بلحاج|Belhaj
  أيت علي|Aït Ali; أوعلي|Ouali; الزياني|Ziani; الراضي|Radi; السباعي|Sbaï; المرابط|Mrabet; الخطابي|Khattabi
  بنجلون|Benjelloun; الصقلي|Skalli; العزوزي|Azzouzi; الداودي|Daoudi; الرحموني|Rahmouni; الحمداوي|Hamdaoui
  أمزيان|Ameziane; أوحساين|Ouhsaine; الدرقاوي|Derkaoui; السوسي|Soussi; الدكالي|Doukkali; الرگراگي|Regragui
  المسعودي|Messaoudi; القادري|Kadiri; الطاهري|Tahiri; الزروالي|Zerouali; بوشتى|Bouchta; العيادي|Ayadi
`);
