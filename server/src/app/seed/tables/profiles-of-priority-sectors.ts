/** Columns: see `category-profiles.ts`. Prices are what such places ask for in Moroccan cities, rounded. */
export const healthProfiles = `
  pharmacy | صيدلية | Pharmacie | pharmacy | 12 | goods | AEFD | 5-10 | limits=h2m conditions=CN days=1 | medicines:120 baby-care:180 medical-devices:260 home-delivery:20
  parapharmacy | شبه صيدلية | Parapharmacie | shop | 5 | goods | AEF | 10-20 | limits=h2m conditions=CN days=2 | skincare:220 supplements:190 mother-baby:240 hygiene:90
  laboratory | مختبر | Laboratoire | laboratory | 14 | analyses | GABCD | 20-35 | limits=h4y conditions=PC days=3 | biochemistry:40 haematology:90 hormonology:240 serology:180 bacteriology:150 tumour-markers:320 molecular-biology:900 home-sampling:60
  radiology | مركز الأشعة | Centre de radiologie | practice | 8 | scans | GABC | 15-30 | conditions=PCA days=7 | x-ray:180 ultrasound:350 scanner:1100 mri:1900 mammography:450 bone-density:500 dental-panoramic:250
  clinic | مصحة | Clinique | always | 9 | care | ABGCD | 10-20 | conditions=CA days=7 | consultation:250 surgery:9000 maternity:6500 hospitalization:1200 intensive-care:3500 emergency:350 check-up:1500
  hospital | مستشفى | Hôpital privé | always | 2 | care | ABC | 10-15 | conditions=CA days=7 | consultation:200 hospitalization:900 surgery:7500 emergency:300 day-hospital:1100
  public-health-centre | المركز الصحي الجمعوي | Centre de santé associatif | office | 2 | care | DC | 30-50 | limits=p2m | consultation:60 vaccination:80 mother-child:70 nursing:40
  dialysis | مركز تصفية الدم | Centre de dialyse | practice | 2 | care | AC | 5-10 | limits=p12m conditions=PCA | haemodialysis:850 peritoneal-dialysis:900 transport:150
  physiotherapy | مركز الترويض الطبي | Centre de kinésithérapie | practice | 5 | treatments | ABC | 15-25 | limits=p12m conditions=PCA | rehabilitation:150 respiratory-therapy:170 massage:180 home-session:250
  dental | عيادة الأسنان | Cabinet dentaire | practice | 9 | treatments | GABCD | 15-30 | conditions=CA days=10 | dental-consultation:150 scaling:350 dental-filling:300 extraction:250 prosthesis:2200 implant:6500 orthodontics:14000 whitening:1800
  optician | بصريات | Optique | shop | 9 | goods | AGBEF | 20-40 | limits=h2y conditions=CN days=7 | frames:650 lenses:700 contact-lenses:380 sunglasses:800 eye-test:120
  doctor | عيادة الدكتور | Cabinet du Dr | practice | 7 | care | ACB | 15-25 | conditions=CA days=7 | consultation:250 specialist-consultation:350 follow-up:150 home-visit:450 ecg:200
  mental-health | مركز الاستشارات النفسية | Cabinet de psychologie | practice | 2 | treatments | ABC | 15-25 | conditions=CA | psychotherapy:350 couple-therapy:450 child-psychology:350
  speech-therapy | مركز تقويم النطق | Cabinet d’orthophonie | practice | 2 | treatments | ABC | 15-20 | limits=p8m coverage=children conditions=CA | assessment:400 session:180
  midwife | قابلة | Cabinet de sage-femme | practice | 1 | care | AC | 15-20 | coverage=spouse conditions=CA | pregnancy-follow-up:200 birth-preparation:250
  nursing | التمريض المنزلي | Soins à domicile | always | 2 | care | ABC | 10-20 | limits=h8m | injection:60 dressing:80 elderly-care:250
  ambulance | إسعاف | Ambulances | always | 2 | services | AC | 10-20 | limits=h4y | urgent-transport:400 planned-transport:300
  hearing-care | مركز السمع | Centre auditif | practice | 2 | goods | ADB | 10-20 | limits=p1y conditions=PCA days=14 | hearing-test:250 hearing-aid:6500
  medical-equipment | المعدات الطبية | Matériel médical | shop | 2 | goods | AEB | 10-20 | limits=h4y conditions=PC | wheelchair:2200 medical-bed:5500 orthopaedics:450 rental:300
  nutrition | مركز التغذية | Cabinet de nutrition | practice | 2 | care | AC | 20-30 | conditions=CA | consultation:300 follow-up:150
  thermal-cure | محطة الاستشفاء | Station thermale | leisure | 2 | treatments | ACB | 15-30 | limits=h2y days=14 towns=03.231.01.0,09.001.01.01 | cure:3200 day:350
  veterinary | عيادة بيطرية | Clinique vétérinaire | practice | 1 | care | AC | 10-20 | limits=h4y coverage=none | consultation:150 vaccination:200
`;

export const educationProfiles = `
  private-school | مدارس | Groupe scolaire | school | 8 | tuition | ABGE | 10-20 | conditions=C | preschool:1200 primary:1500 lower-secondary:1800 upper-secondary:2200 registration:1500 school-transport:400 canteen:600
  nursery | روض | Crèche | school | 5 | tuition | ABD | 10-20 | coverage=children | nursery:1100 kindergarten:1200 after-school:400 registration:800 school-transport:350 canteen:450
  language-centre | مركز اللغات | Centre de langues | evening | 6 | tuition | ABGC | 15-30 | coverage=family | french:1500 english:1500 spanish:1600 german:1800 arabic:1200 amazigh:900 exam-preparation:2200
  university | معهد | Institut supérieur | school | 5 | tuition | ABE | 10-25 | coverage=family days=60 | bachelor:32000 master:42000 doctorate:38000 engineering:45000 executive-education:18000 registration:3000
  training | مركز التكوين | Centre de formation | evening | 3 | tuition | ABC | 15-25 | coverage=family | short-course:1800 diploma:9000 certification:4500
  tutoring | مركز الدعم | Centre de soutien scolaire | evening | 4 | tuition | ACB | 15-30 | limits=h4y | group-lesson:350 private-lesson:180 exam-preparation:1200
  higher-preparation | مركز التحضير | Centre de préparation aux concours | evening | 2 | tuition | ABE | 10-20 |  | medicine:6500 engineering:5500 business:5000
  driving-school | مدرسة السياقة | Auto-école | workshop | 4 | services | ACE | 10-20 | coverage=family limits=p1t | car-licence:3200 motorcycle-licence:2200 extra-hours:150
  computer-school | مدرسة المعلوميات | École d’informatique | evening | 2 | tuition | ABC | 15-30 | coverage=family | office-software:1200 programming:3500 robotics-for-children:1800
  arts-school | معهد الموسيقى والفنون | Académie de musique et d’arts | evening | 2 | tuition | ACB | 15-25 | coverage=family | music:450 drawing:350 theatre:350 dance:400
  bookshop | مكتبة | Librairie | shop | 5 | goods | AFEB | 10-20 | limits=h2m coverage=family conditions=CN days=3 | textbooks:450 books:120 stationery:300
  special-education | مركز التربية الخاصة | Centre d’éducation spécialisée | school | 2 | tuition | ABD | 15-30 |  | assessment:600 individual-support:2800
`;
