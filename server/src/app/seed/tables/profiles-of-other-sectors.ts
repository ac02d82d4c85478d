/** Columns: see `category-profiles.ts`. Prices are what such places ask for in Moroccan cities, rounded. */
export const travelProfiles = `
  travel-agency | أسفار | Voyages | workshop | 5 | bookings | ABEF | 5-12 | days=30 | package-tour:6500 flights:2800 visa:500 domestic-trip:2400
  hotel | فندق | Hôtel | always | 6 | bookings | ABCG | 10-25 | conditions=CNA | room:550 half-board:750 full-board:950 day-pass:250 event-room:3500
  guest-house | رياض | Riad | always | 5 | bookings | ABC | 10-25 | conditions=CNA | room:600 whole-house:3500 meal:150
  holiday-centre | مركز الاصطياف | Centre de vacances | always | 3 | bookings | CABG | 20-40 | limits=h1y conditions=CA days=30 towns=03.271.01.03,09.001.01.01,01.573.01.03 | bungalow:450 apartment:500 camping:120 children-camp:1800
  holiday-rental | شقق العطل | Locations de vacances | office | 2 | bookings | AC | 10-20 | conditions=CA days=30 towns=09.001.01.01,01.573.01.03 | night:450 week:2800
  omra-hajj | وكالة العمرة | Omra et Hajj | workshop | 2 | bookings | EB | 3-6 | limits=h2y days=60 | omra:14500 ramadan-omra:22000 hajj:68000
  car-rental | كراء السيارات | Location de voitures | workshop | 4 | bookings | ABC | 10-20 | coverage=spouse | city-car:280 family-car:450 utility:500 with-driver:900
  transport | نقل المسافرين | Transports | always | 2 | tickets | AC | 10-20 | limits=p4m days=7 | coach:140 train:120 shuttle:50 group-transport:2500
  sea-transport | الملاحة | Traversées | workshop | 1 | tickets | AB | 5-15 | days=30 towns=01.511.01.0 | passenger:650 vehicle:1900
  excursion | رحلات | Excursions | workshop | 4 | bookings | ACB | 15-25 | limits=h4y | day-trip:350 hiking:280 desert:900 guide:400
  leisure-park | منتزه | Parc | leisure | 3 | tickets | GCA | 20-40 | limits=h4y days=3 | adult-ticket:120 child-ticket:80 family-ticket:320
  culture | فضاء الثقافة | Espace culturel | leisure | 3 | tickets | ACD | 20-50 | limits=p2m days=3 | cinema:60 theatre:120 museum:50 concert:180
`;

export const sportProfiles = `
  gym | قاعة | Salle de sport | gym | 6 | subscriptions | AGCB | 15-30 |  | session:60 monthly-subscription:350 yearly-subscription:3200 personal-training:250 group-class:80
  swimming-pool | مسبح | Piscine | gym | 4 | subscriptions | CAB | 20-40 | limits=h8m | session:60 monthly-subscription:400 yearly-subscription:3600 swimming-lesson:120 aquagym:90
  sports-club | نادي | Club sportif | evening | 3 | subscriptions | ABC | 15-30 |  | membership:1800 school-of-sport:350 field-rental:300
  martial-arts | أكاديمية فنون الحرب | Académie d’arts martiaux | evening | 2 | subscriptions | AC | 15-30 |  | session:50 monthly-subscription:250 yearly-subscription:2200
  racket-sports | نادي المضرب | Club de tennis et padel | gym | 2 | subscriptions | ACB | 10-25 |  | session:120 monthly-subscription:600 yearly-subscription:5200 court-rental:200
  horse-riding | نادي الفروسية | Club équestre | leisure | 1 | subscriptions | AC | 10-20 |  | session:150 monthly-subscription:900 yearly-subscription:8500 ride:250
  water-sports | مركز الرياضات البحرية | Centre nautique | leisure | 2 | subscriptions | ACB | 15-30 | towns=12.391.01.01,09.001.01.01 | session:200 monthly-subscription:700 yearly-subscription:5500 equipment-rental:150
  yoga | فضاء اليوغا | Studio de yoga | evening | 1 | subscriptions | AC | 15-30 | coverage=spouse | session:80 monthly-subscription:400 yearly-subscription:3800
  hammam | حمام | Hammam | leisure | 3 | services | ACG | 15-30 | limits=h4m days=7 | hammam:60 massage:250 scrub:80
  sports-shop | متجر الرياضة | Sports | shop | 2 | goods | AEF | 10-20 | limits=h2m conditions=CN | clothing:280 shoes:450 equipment:350
  bicycle-shop | دراجات | Cycles | shop | 1 | goods | AB | 10-15 | limits=h2y conditions=CN | sale:2800 repair:150 rental:80
`;

export const housingProfiles = `
  developer | إقامات | Résidences | workshop | 5 | homes | EBA | 2-5 | days=60 | apartment:480000 villa:1900000 plot:350000 social-housing:250000 shop:600000
  estate-agency | عقارات | Immobilière | workshop | 3 | fees | ADB | 20-50 |  | sale:15000 rental:4000 valuation:1500
  housing-loan | تمويل السكن | Financement du logement | bank | 1 | fees | ABD | 20-50 | days=90 | purchase-loan:3000 construction-loan:3000 participative-financing:3500
  notary | مكتب التوثيق | Étude notariale | office | 2 | fees | AB | 10-20 | limits=h2y conditions=CA | sale-deed:6000 inheritance:4000 authentication:500
  architect | مكتب الهندسة المعمارية | Cabinet d’architecture | office | 2 | fees | ADB | 10-20 | conditions=CA | plans:18000 site-supervision:15000 interior-design:9000
  builder | مقاولة | Travaux | workshop | 3 | works | AFB | 5-12 | limits=h2y | construction:250000 renovation:45000 plumbing:1500 electricity:1800 painting:6500 carpentry:8000
  building-materials | مواد البناء | Matériaux | workshop | 3 | goods | AFE | 4-10 | limits=h4y | cement-steel:5000 tiles:3500 sanitary:2800 paint:900
  furniture | أثاث | Meubles | shop | 4 | goods | AFEB | 8-20 | limits=h2y conditions=CN days=14 | living-room:9000 bedroom:8500 kitchen:18000 mattress:2800
  appliances | تجهيزات | Électroménager | shop | 4 | goods | AFE | 5-12 | limits=h4y conditions=CN days=7 | large-appliances:4500 small-appliances:600 air-conditioning:4200 repair:250
  decoration | ديكور | Décoration | shop | 1 | goods | AE | 10-20 | limits=h4y conditions=CN days=7 | curtains:1200 carpets:1800 lighting:700
  moving | نقل الأثاث | Déménagements | workshop | 1 | services | AC | 10-20 | limits=h1y | local-moving:1200 intercity-moving:3500 storage:400
  solar-energy | الطاقة الشمسية | Énergie solaire | workshop | 2 | works | ABE | 8-15 |  | water-heater:6500 panels:22000
  home-services | خدمات المنزل | Services à domicile | workshop | 1 | services | ACB | 10-25 | limits=h4m days=7 | cleaning:250 gardening:300 pest-control:450 security-system:3500
`;

export const serviceProfiles = `
  insurance | تأمينات | Assurances | office | 5 | contracts | AB | 8-20 | limits=h2y coverage=family days=30 | car-insurance:3200 home-insurance:900 health-insurance:4500 travel-insurance:350 retirement:3000
  bank | وكالة بنكية | Agence bancaire | bank | 2 | fees | BDA | 20-50 | limits=p1y coverage=spouse conditions=C days=30 | account:240 consumer-loan:600 savings:120 card:150
  telecom | اتصالات | Télécom | shop | 3 | goods | AEC | 5-15 | limits=h2m coverage=family | mobile-plan:99 internet:249 phone:2200 repair:250
  car-mechanic | مرآب | Garage | workshop | 5 | services | AGBF | 10-20 | limits=h4y days=7 | maintenance:700 repair:1500 bodywork:2500 tyres:1800 diagnostics:250
  car-inspection | الفحص التقني | Visite technique | workshop | 2 | services | AC | 10-15 | limits=h2y days=14 | inspection:420 counter-visit:120
  car-sales | سيارات | Automobiles | workshop | 2 | vehicles | EBA | 2-5 | limits=h1y days=60 | new-car:160000 used-car:85000 spare-parts:1200
  fuel-station | محطة | Station | always | 1 | goods | CD | 10-30 | limits=h4m days=1 | fuel:400 car-wash:50
  lawyer | مكتب المحاماة | Cabinet d’avocat | office | 2 | fees | ADB | 15-30 | limits=h2y conditions=CA days=14 | consultation:500 representation:5000 contract:2000
  accountant | مكتب المحاسبة | Cabinet comptable | office | 1 | fees | AB | 15-25 | limits=h2y conditions=CA days=30 | bookkeeping:1200 tax-return:1500 company-formation:3500
  restaurant | مطعم | Restaurant | food | 6 | meals | AFCE | 10-20 | limits=h4m coverage=family days=2 | meal:90 family-meal:350 catering:4500
  bakery | مخبزة وحلويات | Pâtisserie | food | 3 | goods | AEB | 10-15 | limits=h4m coverage=family days=1 | bread:10 pastry:120 custom-cake:250
  supermarket | أسواق | Marché | shop | 2 | goods | AEF | 3-8 | limits=h4m coverage=family days=1 | groceries:500 household:350
  clothing | ملابس | Mode | shop | 3 | goods | AEF | 10-25 | limits=h2m coverage=family days=3 | clothing:350 shoes:400 traditional:900
  beauty | صالون | Institut | evening | 3 | services | ACGB | 15-25 | limits=p2m coverage=family conditions=CA days=7 | haircut:80 hair-care:200 beauty-care:220 makeup:300
  computer-shop | معلوميات | Informatique | shop | 3 | goods | AEF | 5-12 | limits=h2y coverage=family days=7 | computer:5500 accessories:300 repair:300
  printing | مطبعة | Imprimerie | workshop | 1 | services | AF | 10-20 | limits=h4y | printing:350 copies:50
  events-photography | قاعة الأفراح | Salle des fêtes | evening | 2 | bookings | ABE | 8-15 | limits=h1y coverage=family conditions=CA days=60 | wedding-hall:18000 photography:4500 negafa:6000
  delivery | توصيل | Messagerie | workshop | 1 | services | AC | 10-20 | limits=h4m | parcel:45 express:90
  laundry | مصبنة | Pressing | shop | 2 | services | ACF | 15-25 | limits=h4m coverage=family days=7 | dry-cleaning:60 carpets:150
  jewellery | مجوهرات | Bijouterie | shop | 1 | goods | AB | 5-10 | limits=h2y coverage=spouse days=7 | gold:2500 watches:1500
  funeral-services | خدمات الجنائز | Services funéraires | always | 1 | services | AC | 10-20 | limits=h2y coverage=family days=14 | transport:1500 repatriation:12000
`;
