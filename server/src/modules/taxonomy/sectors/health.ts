import { defineSector } from '../define-sector.ts';

export const health = defineSector('health', {
  names: ['الصحة', 'Santé', 'Health'],
  icon: 'stethoscope',
  isPriority: true,
  synonyms: `
    santé, médical, soins, صحة, طب, طبي, علاج, health, medical, care, sseha, seha, sa7a
    urgence, urgences, مستعجلات, emergency, mostaajalat
  `,
  categories: {
    pharmacy: {
      names: ['صيدلية', 'Pharmacie', 'Pharmacy'],
      icon: 'pill',
      services: {
        medicines: ['أدوية', 'Médicaments', 'Medicines'],
        'baby-care': ['منتجات الرضع', 'Produits pour bébé', 'Baby care'],
        'medical-devices': ['مستلزمات طبية', 'Dispositifs médicaux', 'Medical devices'],
        'home-delivery': ['توصيل إلى المنزل', 'Livraison à domicile', 'Home delivery'],
      },
      synonyms: `
        pharmacie, pharma, officine, صيدلية, صيدليات, pharmacy, drugstore, chemist, saydaliya, saydalia, sidalia, farmasian, formasyan
        médicament, médicaments, دواء, أدوية, medicine, dwa, dawa2
        pharmacie de garde, صيدلية الحراسة, صيدلية المداومة
      `,
    },
    parapharmacy: {
      names: ['شبه صيدلية', 'Parapharmacie', 'Parapharmacy'],
      icon: 'leaf',
      services: {
        skincare: ['العناية بالبشرة', 'Soins de la peau', 'Skincare'],
        supplements: ['مكملات غذائية', 'Compléments alimentaires', 'Food supplements'],
        'mother-baby': ['الأم والرضيع', 'Maman et bébé', 'Mother and baby'],
        hygiene: ['نظافة وعناية', 'Hygiène', 'Hygiene'],
      },
      synonyms: `
        parapharmacie, para, شبه صيدلية, بارافارماسي, parapharmacy, parafarmasi
        crème, dermocosmétique, كريم, مستحضرات التجميل, skincare
      `,
    },
    laboratory: {
      names: ['مختبر تحاليل طبية', "Laboratoire d'analyses médicales", 'Medical laboratory'],
      icon: 'flask-conical',
      services: {
        biochemistry: ['الكيمياء الحيوية', 'Biochimie', 'Biochemistry'],
        haematology: ['أمراض الدم', 'Hématologie', 'Haematology'],
        hormonology: ['الهرمونات', 'Hormonologie', 'Hormonology'],
        serology: ['الأمصال', 'Sérologie', 'Serology'],
        bacteriology: ['البكتيريولوجيا', 'Bactériologie', 'Bacteriology'],
        'tumour-markers': ['واسمات الأورام', 'Marqueurs tumoraux', 'Tumour markers'],
        'molecular-biology': ['البيولوجيا الجزيئية', 'Biologie moléculaire', 'Molecular biology'],
        'home-sampling': ['أخذ العينات بالمنزل', 'Prélèvement à domicile', 'Home sampling'],
      },
      synonyms: `
        laboratoire, labo, laboratoires, مختبر, مختبرات, مخبر, lab, laboratory, mokhtabar, mo5tabar, lmokhtabar
        analyse, analyses, bilan, bilan sanguin, تحليل, تحاليل, تحليلة, blood test, tahalil, ta7alil, tahlil, tahlila
        prise de sang, prélèvement, أخذ العينات, سحب الدم, sampling
      `,
    },
    radiology: {
      names: ['مركز الأشعة', 'Radiologie et imagerie', 'Radiology'],
      icon: 'scan-line',
      services: {
        'x-ray': ['أشعة سينية', 'Radiographie', 'X-ray'],
        ultrasound: ['الفحص بالصدى', 'Échographie', 'Ultrasound'],
        scanner: ['السكانير', 'Scanner', 'CT scan'],
        mri: ['التصوير بالرنين المغناطيسي', 'IRM', 'MRI'],
        mammography: ['تصوير الثدي', 'Mammographie', 'Mammography'],
        'bone-density': ['قياس كثافة العظام', 'Ostéodensitométrie', 'Bone density'],
        'dental-panoramic': ['صورة بانورامية للأسنان', 'Panoramique dentaire', 'Dental panoramic'],
      },
      synonyms: `
        radiologie, radio, imagerie, أشعة, راديو, تصوير طبي, radiology, x-ray, achi3a, radyo
        échographie, écho, صدى, فحص بالصدى, ultrasound, ikografi
        scanner, tdm, سكانير, مفراس, ct scan
        irm, رنين مغناطيسي, mri, iram
      `,
    },
    clinic: {
      names: ['مصحة', 'Clinique', 'Clinic'],
      icon: 'building-2',
      services: {
        consultation: ['استشارة طبية', 'Consultation', 'Consultation'],
        surgery: ['جراحة', 'Chirurgie', 'Surgery'],
        maternity: ['ولادة', 'Maternité', 'Maternity'],
        hospitalization: ['إقامة استشفائية', 'Hospitalisation', 'Hospital stay'],
        'intensive-care': ['الإنعاش', 'Réanimation', 'Intensive care'],
        emergency: ['المستعجلات', 'Urgences', 'Emergency'],
        'check-up': ['فحص شامل', 'Bilan de santé', 'Check-up'],
      },
      synonyms: `
        clinique, polyclinique, مصحة, مصحات, كلينيك, clinic, massaha, masaha, msa7a, klinik
        accouchement, maternité, ولادة, توليد, maternity, wilada
        chirurgie, opération, جراحة, عملية جراحية, surgery, jiraha
      `,
    },
    hospital: {
      names: ['مستشفى', 'Hôpital', 'Hospital'],
      icon: 'hospital',
      services: {
        consultation: ['استشارة طبية', 'Consultation', 'Consultation'],
        hospitalization: ['إقامة استشفائية', 'Hospitalisation', 'Hospital stay'],
        surgery: ['جراحة', 'Chirurgie', 'Surgery'],
        emergency: ['المستعجلات', 'Urgences', 'Emergency'],
        'day-hospital': ['مستشفى النهار', 'Hôpital de jour', 'Day hospital'],
      },
      synonyms: `
        hôpital, hopital, chu, chr, chp, centre hospitalier, مستشفى, مستشفيات, سبيطار, hospital, mostachfa, moustachfa, sbitar
      `,
    },
    'public-health-centre': {
      names: ['مركز صحي', 'Centre de santé', 'Health centre'],
      icon: 'heart-pulse',
      services: {
        consultation: ['استشارة طبية', 'Consultation', 'Consultation'],
        vaccination: ['تلقيح', 'Vaccination', 'Vaccination'],
        'mother-child': ['صحة الأم والطفل', 'Santé de la mère et de l’enfant', 'Mother and child health'],
        nursing: ['خدمات تمريضية', 'Soins infirmiers', 'Nursing care'],
      },
      synonyms: `
        centre de santé, dispensaire, مركز صحي, مستوصف, health centre, markaz sihi, sbitar sghir
        vaccination, vaccin, تلقيح, لقاح, جلبة, vaccine, jelba
      `,
    },
    dialysis: {
      names: ['مركز تصفية الدم', 'Centre de dialyse', 'Dialysis centre'],
      icon: 'droplets',
      services: {
        haemodialysis: ['تصفية الدم', 'Hémodialyse', 'Haemodialysis'],
        'peritoneal-dialysis': ['التصفية البريتونية', 'Dialyse péritonéale', 'Peritoneal dialysis'],
        transport: ['نقل المرضى', 'Transport des patients', 'Patient transport'],
      },
      synonyms: `
        dialyse, hémodialyse, néphrologie, تصفية الدم, غسيل الكلي, كلي, dialysis, tasfiyat dam, kelwa
      `,
    },
    physiotherapy: {
      names: ['ترويض طبي', 'Kinésithérapie', 'Physiotherapy'],
      icon: 'person-standing',
      services: {
        rehabilitation: ['إعادة التأهيل', 'Rééducation', 'Rehabilitation'],
        'respiratory-therapy': ['ترويض تنفسي', 'Kinésithérapie respiratoire', 'Respiratory therapy'],
        massage: ['تدليك علاجي', 'Massage thérapeutique', 'Therapeutic massage'],
        'home-session': ['حصة بالمنزل', 'Séance à domicile', 'Home session'],
      },
      synonyms: `
        kinésithérapie, kiné, kinésithérapeute, rééducation, ترويض, ترويض طبي, علاج طبيعي, كيني, physiotherapy, tarwid, kini
      `,
    },
    dental: {
      names: ['طب الأسنان', 'Dentiste', 'Dental care'],
      icon: 'toothbrush',
      services: {
        'dental-consultation': ['فحص الأسنان', 'Consultation dentaire', 'Dental check-up'],
        scaling: ['إزالة الجير', 'Détartrage', 'Scaling'],
        'dental-filling': ['حشو الأسنان', 'Obturation et soins', 'Fillings'],
        extraction: ['قلع الأسنان', 'Extraction', 'Extraction'],
        prosthesis: ['تركيبات الأسنان', 'Prothèse dentaire', 'Prosthesis'],
        implant: ['زراعة الأسنان', 'Implant', 'Implant'],
        orthodontics: ['تقويم الأسنان', 'Orthodontie', 'Orthodontics'],
        whitening: ['تبييض الأسنان', 'Blanchiment', 'Whitening'],
      },
      synonyms: `
        dentiste, dentaire, cabinet dentaire, dents, chirurgien-dentiste, طبيب أسنان, أسنان, سنان, dentist, dental, snan, tbib snan
        appareil dentaire, orthodontie, orthodontiste, تقويم الأسنان, braces
        détartrage, إزالة الجير, تنظيف الأسنان, scaling
      `,
    },
    optician: {
      names: ['نظاراتي', 'Opticien', 'Optician'],
      icon: 'glasses',
      services: {
        frames: ['إطارات', 'Montures', 'Frames'],
        lenses: ['زجاج النظارات', 'Verres', 'Lenses'],
        'contact-lenses': ['عدسات لاصقة', 'Lentilles de contact', 'Contact lenses'],
        sunglasses: ['نظارات شمسية', 'Lunettes de soleil', 'Sunglasses'],
        'eye-test': ['فحص البصر', 'Examen de la vue', 'Eye test'],
      },
      synonyms: `
        opticien, optique, lunetterie, نظاراتي, بصريات, optician, optical, nadarati
        lunettes, نظارات, نضاضر, glasses, ndader, nadader, nadarat
        lentilles, عدسات, contact lenses, lantiy
      `,
    },
    doctor: {
      names: ['طبيب', 'Médecin', 'Doctor'],
      icon: 'stethoscope',
      services: {
        consultation: ['استشارة طبية', 'Consultation', 'Consultation'],
        'specialist-consultation': ['استشارة متخصصة', 'Consultation spécialisée', 'Specialist consultation'],
        'follow-up': ['زيارة المتابعة', 'Visite de contrôle', 'Follow-up visit'],
        'home-visit': ['زيارة منزلية', 'Visite à domicile', 'Home visit'],
        ecg: ['تخطيط القلب', 'Électrocardiogramme', 'Electrocardiogram'],
      },
      synonyms: `
        médecin, docteur, dr, cabinet médical, généraliste, طبيب, دكتور, عيادة, doctor, physician, tbib, doktor
        ophtalmologue, ophtalmologie, طبيب العيون, عيون, eye doctor, tbib l3inin
        cardiologue, cardiologie, طبيب القلب, قلب, cardiologist, tbib l9alb
        pédiatre, pédiatrie, طبيب الأطفال, pediatrician, tbib drari
        gynécologue, gynécologie, طبيب النساء, نساء وتوليد, gynaecologist
        dermatologue, dermatologie, طبيب الجلد, جلدية, dermatologist
        orl, أنف أذن حنجرة, ent
      `,
    },
    'mental-health': {
      names: ['الصحة النفسية', 'Psychologue et psychiatre', 'Mental health'],
      icon: 'brain',
      services: {
        psychotherapy: ['علاج نفسي', 'Psychothérapie', 'Psychotherapy'],
        'couple-therapy': ['استشارة أسرية', 'Thérapie de couple et familiale', 'Couple and family therapy'],
        'child-psychology': ['نفسية الطفل', "Psychologie de l'enfant", 'Child psychology'],
      },
      synonyms: `
        psychologue, psychiatre, psy, psychothérapie, طبيب نفسي, أخصائي نفسي, نفسي, psychologist, tbib nafsani
      `,
    },
    'speech-therapy': {
      names: ['تقويم النطق', 'Orthophoniste', 'Speech therapy'],
      icon: 'message-circle',
      services: {
        assessment: ['تقييم', 'Bilan orthophonique', 'Assessment'],
        session: ['حصة', 'Séance', 'Session'],
      },
      synonyms: `
        orthophoniste, orthophonie, تقويم النطق, نطق, speech therapist
        psychomotricien, psychomotricité, نفسي حركي, psychomotor
      `,
    },
    midwife: {
      names: ['قابلة', 'Sage-femme', 'Midwife'],
      icon: 'baby',
      services: {
        'pregnancy-follow-up': ['تتبع الحمل', 'Suivi de grossesse', 'Pregnancy follow-up'],
        'birth-preparation': ['التحضير للولادة', "Préparation à l'accouchement", 'Birth preparation'],
      },
      synonyms: 'sage-femme, قابلة, مولدة, midwife, qabla, 9abla',
    },
    nursing: {
      names: ['تمريض منزلي', 'Soins infirmiers à domicile', 'Home nursing'],
      icon: 'syringe',
      services: {
        injection: ['حقن', 'Injection', 'Injection'],
        dressing: ['تضميد', 'Pansement', 'Dressing'],
        'elderly-care': ['رعاية المسنين', 'Soins aux personnes âgées', 'Care for the elderly'],
      },
      synonyms: 'infirmier, infirmière, soins à domicile, ممرض, ممرضة, تمريض, nurse, fermli, fermliya',
    },
    ambulance: {
      names: ['سيارة إسعاف', 'Ambulance', 'Ambulance'],
      icon: 'ambulance',
      services: {
        'urgent-transport': ['نقل مستعجل', 'Transport urgent', 'Urgent transport'],
        'planned-transport': ['نقل مبرمج', 'Transport programmé', 'Planned transport'],
      },
      synonyms: 'ambulance, transport sanitaire, إسعاف, سيارة إسعاف, is3af, lambulance',
    },
    'hearing-care': {
      names: ['السمع والمعينات السمعية', 'Audioprothésiste', 'Hearing care'],
      icon: 'ear',
      services: {
        'hearing-test': ['قياس السمع', 'Bilan auditif', 'Hearing test'],
        'hearing-aid': ['معينة سمعية', 'Appareil auditif', 'Hearing aid'],
      },
      synonyms:
        'audioprothésiste, appareil auditif, prothèse auditive, سماعة طبية, معينات سمعية, سمع, hearing aid',
    },
    'medical-equipment': {
      names: ['معدات طبية', 'Matériel médical', 'Medical equipment'],
      icon: 'accessibility',
      services: {
        wheelchair: ['كراسي متحركة', 'Fauteuils roulants', 'Wheelchairs'],
        'medical-bed': ['أسرة طبية', 'Lits médicalisés', 'Medical beds'],
        orthopaedics: ['لوازم تقويمية', 'Orthopédie', 'Orthopaedics'],
        rental: ['كراء', 'Location', 'Rental'],
      },
      synonyms: `
        matériel médical, orthopédie, مستلزمات طبية, معدات طبية, medical equipment
        fauteuil roulant, كرسي متحرك, wheelchair, korsi motaharik
      `,
    },
    nutrition: {
      names: ['التغذية والحمية', 'Nutritionniste', 'Nutrition'],
      icon: 'apple',
      services: {
        consultation: ['استشارة', 'Consultation', 'Consultation'],
        'follow-up': ['متابعة', 'Suivi', 'Follow-up'],
      },
      synonyms: 'nutritionniste, diététicien, régime, تغذية, حمية, رجيم, nutritionist, dietitian, rijim',
    },
    'thermal-cure': {
      names: ['استشفاء بالمياه', 'Cure thermale et thalassothérapie', 'Thermal cure'],
      icon: 'waves',
      services: {
        cure: ['استشفاء', 'Cure', 'Cure'],
        day: ['يوم واحد', 'Journée', 'One day'],
      },
      synonyms: 'thalasso, thalassothérapie, cure thermale, استشفاء بالمياه, حامة, spa médical, thermal',
    },
    veterinary: {
      names: ['بيطري', 'Vétérinaire', 'Veterinary'],
      icon: 'paw-print',
      services: {
        consultation: ['فحص', 'Consultation', 'Consultation'],
        vaccination: ['تلقيح', 'Vaccination', 'Vaccination'],
      },
      synonyms: 'vétérinaire, véto, بيطري, طبيب بيطري, veterinary, vet, baytari',
    },
  },
});
