import { defineSector } from '../define-sector.ts';

const levels = {
  preschool: ['التعليم الأولي', 'Préscolaire', 'Preschool'],
  primary: ['الابتدائي', 'Primaire', 'Primary'],
  'lower-secondary': ['الإعدادي', 'Collège', 'Lower secondary'],
  'upper-secondary': ['الثانوي التأهيلي', 'Lycée', 'Upper secondary'],
} as const;

const schoolFees = {
  registration: ['رسوم التسجيل', "Frais d'inscription", 'Registration fee'],
  'school-transport': ['النقل المدرسي', 'Transport scolaire', 'School transport'],
  canteen: ['المطعم المدرسي', 'Cantine', 'Canteen'],
} as const;

export const education = defineSector('education', {
  names: ['التعليم', 'Éducation', 'Education'],
  icon: 'graduation-cap',
  isPriority: true,
  synonyms: `
    éducation, enseignement, études, scolarité, تعليم, تربية, دراسة, education, studies, ta3lim, 9raya, qraya
    cours, leçons, دروس, حصص, lessons, dorous
  `,
  categories: {
    'private-school': {
      names: ['مدرسة خصوصية', 'École privée', 'Private school'],
      icon: 'school',
      services: { ...levels, ...schoolFees },
      synonyms: `
        école, école privée, groupe scolaire, institution, établissement scolaire, مدرسة, مدارس, مؤسسة تعليمية, school, madrasa, medrasa, mdrasa, lekoul
        collège, إعدادية, middle school, i3dadiya
        lycée, ثانوية, high school, tanawiya
        primaire, ابتدائي, primary, ibtida2i
      `,
    },
    nursery: {
      names: ['حضانة وروض', 'Crèche et maternelle', 'Nursery'],
      icon: 'blocks',
      services: {
        nursery: ['حضانة', 'Crèche', 'Nursery'],
        kindergarten: ['روض', 'Maternelle', 'Kindergarten'],
        'after-school': ['رعاية بعد المدرسة', 'Garderie', 'After-school care'],
        ...schoolFees,
      },
      synonyms: `
        crèche, maternelle, garderie, jardin d'enfants, préscolaire, حضانة, روض, روض الأطفال, تعليم أولي, nursery, kindergarten, rawd, hadana, 7adana
      `,
    },
    'language-centre': {
      names: ['مركز اللغات', 'Centre de langues', 'Language centre'],
      icon: 'languages',
      services: {
        french: ['الفرنسية', 'Français', 'French'],
        english: ['الإنجليزية', 'Anglais', 'English'],
        spanish: ['الإسبانية', 'Espagnol', 'Spanish'],
        german: ['الألمانية', 'Allemand', 'German'],
        arabic: ['العربية', 'Arabe', 'Arabic'],
        amazigh: ['الأمازيغية', 'Amazighe', 'Amazigh'],
        'exam-preparation': ['التحضير للاختبارات', 'Préparation aux examens', 'Exam preparation'],
      },
      synonyms: `
        centre de langues, langues, cours de langue, مركز اللغات, لغات, languages, logat, loghat
        anglais, إنجليزية, english, nglizia, anglizia
        français, فرنسية, french, fransawia
        allemand, ألمانية, german, almania
      `,
    },
    university: {
      names: ['جامعة ومعهد عال', 'Université et école supérieure', 'University'],
      icon: 'university',
      services: {
        bachelor: ['الإجازة', 'Licence', "Bachelor's degree"],
        master: ['الماستر', 'Master', "Master's degree"],
        doctorate: ['الدكتوراه', 'Doctorat', 'Doctorate'],
        engineering: ['الهندسة', "Cycle d'ingénieur", 'Engineering'],
        'executive-education': ['التكوين المستمر', 'Formation continue', 'Executive education'],
        registration: ['رسوم التسجيل', "Frais d'inscription", 'Registration fee'],
      },
      synonyms: `
        université, école supérieure, faculté, institut supérieur, جامعة, كلية, معهد عال, university, jami3a, lkoliya, faculté
        master, ماستر, licence, إجازة
      `,
    },
    training: {
      names: ['تكوين مهني', 'Formation professionnelle', 'Professional training'],
      icon: 'notebook-pen',
      services: {
        'short-course': ['دورة قصيرة', 'Formation courte', 'Short course'],
        diploma: ['دبلوم', 'Diplôme', 'Diploma'],
        certification: ['شهادة معتمدة', 'Certification', 'Certification'],
      },
      synonyms:
        'formation, formation professionnelle, institut, ofppt, تكوين, تكوين مهني, معهد, training, takwin',
    },
    tutoring: {
      names: ['دروس الدعم', 'Soutien scolaire', 'Tutoring'],
      icon: 'pen-line',
      services: {
        'group-lesson': ['حصة جماعية', 'Cours en groupe', 'Group lesson'],
        'private-lesson': ['حصة فردية', 'Cours particulier', 'Private lesson'],
        'exam-preparation': ['التحضير للامتحانات', 'Préparation aux examens', 'Exam preparation'],
      },
      synonyms:
        'soutien scolaire, cours de soutien, cours particuliers, دروس الدعم, دعم مدرسي, سوايع, tutoring, sway3, swaya3, dorous da3m',
    },
    'higher-preparation': {
      names: ['التحضير للمباريات', 'Préparation aux concours', 'Competitive exam preparation'],
      icon: 'medal',
      services: {
        medicine: ['كليات الطب', 'Médecine', 'Medicine'],
        engineering: ['مدارس المهندسين', "Écoles d'ingénieurs", 'Engineering schools'],
        business: ['مدارس التجارة', 'Écoles de commerce', 'Business schools'],
      },
      synonyms:
        'concours, classes préparatoires, prépa, مباراة, مباريات, أقسام تحضيرية, entrance exam, concours médecine',
    },
    'driving-school': {
      names: ['مدرسة تعليم السياقة', 'Auto-école', 'Driving school'],
      icon: 'car-front',
      services: {
        'car-licence': ['رخصة السيارة', 'Permis voiture', 'Car licence'],
        'motorcycle-licence': ['رخصة الدراجة', 'Permis moto', 'Motorcycle licence'],
        'extra-hours': ['ساعات إضافية', 'Heures supplémentaires', 'Extra hours'],
      },
      synonyms: `
        auto-école, autoécole, permis, permis de conduire, تعليم السياقة, سياقة, رخصة السياقة, driving school, siyaqa, siya9a, permi
      `,
    },
    'computer-school': {
      names: ['معلوميات وبرمجة', 'Informatique et robotique', 'Computing courses'],
      icon: 'monitor',
      services: {
        'office-software': ['برامج المكتب', 'Bureautique', 'Office software'],
        programming: ['البرمجة', 'Programmation', 'Programming'],
        'robotics-for-children': ['الروبوتيك للأطفال', 'Robotique pour enfants', 'Robotics for children'],
      },
      synonyms:
        'informatique, programmation, robotique, معلوميات, برمجة, روبوتيك, computing, coding, ma3lomiyat',
    },
    'arts-school': {
      names: ['موسيقى وفنون', 'Musique et arts', 'Music and arts'],
      icon: 'music',
      services: {
        music: ['موسيقى', 'Musique', 'Music'],
        drawing: ['رسم', 'Dessin', 'Drawing'],
        theatre: ['مسرح', 'Théâtre', 'Theatre'],
        dance: ['رقص', 'Danse', 'Dance'],
      },
      synonyms: 'conservatoire, école de musique, musique, معهد موسيقي, موسيقى, music, mosi9a',
    },
    bookshop: {
      names: ['مكتبة ووراقة', 'Librairie et papeterie', 'Bookshop'],
      icon: 'book-open',
      services: {
        textbooks: ['كتب مدرسية', 'Manuels scolaires', 'Textbooks'],
        books: ['كتب', 'Livres', 'Books'],
        stationery: ['أدوات مدرسية', 'Fournitures scolaires', 'Stationery'],
      },
      synonyms: `
        librairie, papeterie, fournitures scolaires, مكتبة, وراقة, أدوات مدرسية, لوازم مدرسية, bookshop, stationery, maktaba, wra9a, adawat
        livre, livres, manuels, كتاب, كتب, books, ktab, ktoub
      `,
    },
    'special-education': {
      names: ['تربية خاصة', 'Éducation spécialisée', 'Special education'],
      icon: 'puzzle',
      services: {
        assessment: ['تقييم', 'Bilan', 'Assessment'],
        'individual-support': ['مواكبة فردية', 'Accompagnement individuel', 'Individual support'],
      },
      synonyms: 'éducation spécialisée, autisme, handicap, avs, توحد, إعاقة, تربية خاصة, autism, tawahod',
    },
  },
});
