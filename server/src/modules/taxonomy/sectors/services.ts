import { defineSector } from '../define-sector.ts';

export const services = defineSector('services', {
  names: ['الخدمات', 'Services', 'Services'],
  icon: 'wrench',
  synonyms: `
    service, services, prestation, خدمة, خدمات, khadamat, khidma
    magasin, boutique, commerce, متجر, محل, حانوت, shop, store, hanout, 7anout
  `,
  categories: {
    insurance: {
      names: ['تأمين', 'Assurance', 'Insurance'],
      icon: 'shield-check',
      services: {
        'car-insurance': ['تأمين السيارة', 'Assurance auto', 'Car insurance'],
        'home-insurance': ['تأمين السكن', 'Assurance habitation', 'Home insurance'],
        'health-insurance': ['تأمين صحي', 'Assurance maladie', 'Health insurance'],
        'travel-insurance': ['تأمين السفر', 'Assurance voyage', 'Travel insurance'],
        retirement: ['تقاعد تكميلي', 'Retraite complémentaire', 'Retirement savings'],
      },
      synonyms:
        'assurance, assureur, mutuelle, تأمين, تأمينات, تعاضدية, insurance, assurans, ta2min, lasorans',
    },
    bank: {
      names: ['بنك', 'Banque', 'Bank'],
      icon: 'landmark',
      services: {
        account: ['حساب', 'Compte', 'Account'],
        'consumer-loan': ['قرض استهلاكي', 'Crédit à la consommation', 'Consumer loan'],
        savings: ['ادخار', 'Épargne', 'Savings'],
        card: ['بطاقة بنكية', 'Carte bancaire', 'Bank card'],
      },
      synonyms: `
        banque, بنك, أبناك, bank, banka, lbanka
        crédit, prêt, قرض, سلف, loan, kridi, salaf
      `,
    },
    telecom: {
      names: ['اتصالات وأنترنت', 'Téléphonie et internet', 'Telecom'],
      icon: 'smartphone',
      services: {
        'mobile-plan': ['اشتراك الهاتف', 'Forfait mobile', 'Mobile plan'],
        internet: ['أنترنت', 'Internet', 'Internet'],
        phone: ['هاتف', 'Téléphone', 'Phone'],
        repair: ['إصلاح', 'Réparation', 'Repair'],
      },
      synonyms: `
        téléphone, mobile, gsm, smartphone, هاتف, هواتف, تلفون, phone, tilifon, portable
        internet, fibre, adsl, wifi, أنترنت, إنترنت, ويفي, lanternet
      `,
    },
    'car-mechanic': {
      names: ['ميكانيك السيارات', 'Garage et mécanique', 'Car mechanic'],
      icon: 'wrench',
      services: {
        maintenance: ['صيانة', 'Entretien', 'Maintenance'],
        repair: ['إصلاح', 'Réparation', 'Repair'],
        bodywork: ['هيكل وصباغة', 'Tôlerie et peinture', 'Bodywork'],
        tyres: ['عجلات', 'Pneus', 'Tyres'],
        diagnostics: ['تشخيص', 'Diagnostic', 'Diagnostics'],
      },
      synonyms: `
        garage, mécanicien, mécanique, ميكانيكي, ميكانيك, مرآب, كراج, mechanic, mikanisian, garaj
        pneu, pneus, عجلات, بنو, tyres, pno
        vidange, زيت, فيدونج, oil change, vidonj
      `,
    },
    'car-inspection': {
      names: ['فحص تقني', 'Visite technique', 'Vehicle inspection'],
      icon: 'clipboard-check',
      services: {
        inspection: ['فحص تقني', 'Contrôle technique', 'Inspection'],
        'counter-visit': ['فحص مضاد', 'Contre-visite', 'Re-inspection'],
      },
      synonyms: 'visite technique, contrôle technique, فحص تقني, vehicle inspection, lavizit, fa7s ti9ni',
    },
    'car-sales': {
      names: ['بيع السيارات', 'Concessionnaire automobile', 'Car dealer'],
      icon: 'car-front',
      services: {
        'new-car': ['سيارة جديدة', 'Véhicule neuf', 'New car'],
        'used-car': ['سيارة مستعملة', "Véhicule d'occasion", 'Used car'],
        'spare-parts': ['قطع الغيار', 'Pièces de rechange', 'Spare parts'],
      },
      synonyms: `
        concessionnaire, voiture neuve, بيع السيارات, معرض السيارات, car dealer
        voiture, auto, automobile, سيارة, سيارات, طوموبيل, tomobil, tonobil, tomobile
      `,
    },
    'fuel-station': {
      names: ['محطة وقود', 'Station-service', 'Fuel station'],
      icon: 'fuel',
      services: {
        fuel: ['وقود', 'Carburant', 'Fuel'],
        'car-wash': ['غسل السيارات', 'Lavage', 'Car wash'],
      },
      synonyms: 'station-service, essence, gasoil, carburant, محطة وقود, بنزين, كازوال, fuel, lison, mazot',
    },
    lawyer: {
      names: ['محام', 'Avocat', 'Lawyer'],
      icon: 'scale',
      services: {
        consultation: ['استشارة قانونية', 'Consultation juridique', 'Legal advice'],
        representation: ['ترافع', 'Représentation', 'Representation'],
        contract: ['تحرير العقود', 'Rédaction de contrats', 'Contract drafting'],
      },
      synonyms: 'avocat, juridique, conseil juridique, محامي, محام, محاماة, lawyer, mohami, mo7ami, avoka',
    },
    accountant: {
      names: ['محاسبة واستشارة', 'Comptabilité et conseil', 'Accounting'],
      icon: 'calculator',
      services: {
        bookkeeping: ['مسك المحاسبة', 'Tenue de comptabilité', 'Bookkeeping'],
        'tax-return': ['تصريح ضريبي', 'Déclaration fiscale', 'Tax return'],
        'company-formation': ['تأسيس مقاولة', "Création d'entreprise", 'Company formation'],
      },
      synonyms: 'comptable, fiduciaire, comptabilité, محاسب, محاسبة, ائتمانية, accountant, mohasib',
    },
    restaurant: {
      names: ['مطعم ومقهى', 'Restaurant et café', 'Restaurant'],
      icon: 'utensils',
      services: {
        meal: ['وجبة', 'Repas', 'Meal'],
        'family-meal': ['وجبة عائلية', 'Repas en famille', 'Family meal'],
        catering: ['تموين الحفلات', 'Traiteur', 'Catering'],
      },
      synonyms: `
        restaurant, resto, مطعم, مطاعم, mat3am, ristoran
        café, salon de thé, مقهى, قهوة, coffee, 9ahwa, qahwa
        traiteur, ممون الحفلات, تريتور, catering, mommawin
      `,
    },
    bakery: {
      names: ['مخبزة وحلويات', 'Boulangerie et pâtisserie', 'Bakery'],
      icon: 'cake',
      services: {
        bread: ['خبز', 'Pain', 'Bread'],
        pastry: ['حلويات', 'Pâtisserie', 'Pastry'],
        'custom-cake': ['حلوى المناسبات', 'Gâteau sur commande', 'Custom cake'],
      },
      synonyms: 'boulangerie, pâtisserie, مخبزة, حلويات, خبز, bakery, lfran, halwiyat, 7alwa',
    },
    supermarket: {
      names: ['تسوق وتغذية', 'Supermarché', 'Supermarket'],
      icon: 'shopping-cart',
      services: {
        groceries: ['مواد غذائية', 'Alimentation', 'Groceries'],
        household: ['لوازم البيت', 'Maison', 'Household'],
      },
      synonyms:
        'supermarché, épicerie, alimentation, courses, سوبر ماركت, بقالة, تسوق, supermarket, grocery, souk, ta9adya',
    },
    clothing: {
      names: ['ملابس وأحذية', 'Vêtements et chaussures', 'Clothing'],
      icon: 'shirt',
      services: {
        clothing: ['ملابس', 'Vêtements', 'Clothing'],
        shoes: ['أحذية', 'Chaussures', 'Shoes'],
        traditional: ['لباس تقليدي', 'Tenue traditionnelle', 'Traditional dress'],
      },
      synonyms: `
        vêtements, habillement, prêt-à-porter, ملابس, لباس, حوايج, clothing, clothes, 7wayj, hwayej
        chaussures, أحذية, صباط, shoes, sebbat
        caftan, djellaba, قفطان, جلابة, takchita
      `,
    },
    beauty: {
      names: ['حلاقة وتجميل', 'Coiffure et esthétique', 'Beauty'],
      icon: 'scissors',
      services: {
        haircut: ['قص الشعر', 'Coupe', 'Haircut'],
        'hair-care': ['العناية بالشعر', 'Soins capillaires', 'Hair care'],
        'beauty-care': ['عناية تجميلية', 'Soins esthétiques', 'Beauty care'],
        makeup: ['ماكياج', 'Maquillage', 'Make-up'],
      },
      synonyms: `
        coiffeur, coiffure, salon de coiffure, barbier, حلاق, حلاقة, كوافير, hairdresser, barber, 7allaq, hallaq, kwafor
        esthétique, institut de beauté, beauté, تجميل, صالون تجميل, beauty
      `,
    },
    'computer-shop': {
      names: ['معلوميات وإلكترونيك', 'Informatique et électronique', 'Computers and electronics'],
      icon: 'monitor',
      services: {
        computer: ['حاسوب', 'Ordinateur', 'Computer'],
        accessories: ['لوازم', 'Accessoires', 'Accessories'],
        repair: ['إصلاح', 'Réparation', 'Repair'],
      },
      synonyms:
        'ordinateur, pc, électronique, حاسوب, كمبيوتر, بيسي, إلكترونيك, computer, laptop, pisi, hasoub',
    },
    printing: {
      names: ['طباعة وإشهار', 'Imprimerie et publicité', 'Printing'],
      icon: 'printer',
      services: {
        printing: ['طباعة', 'Impression', 'Printing'],
        copies: ['نسخ', 'Photocopies', 'Copies'],
      },
      synonyms: 'imprimerie, photocopie, impression, مطبعة, طباعة, نسخ, printing, photocopi',
    },
    'events-photography': {
      names: ['حفلات وتصوير', 'Événements et photographie', 'Events and photography'],
      icon: 'camera',
      services: {
        'wedding-hall': ['قاعة الأفراح', 'Salle des fêtes', 'Wedding hall'],
        photography: ['تصوير', 'Photographie', 'Photography'],
        negafa: ['نكافة', 'Negafa', 'Negafa'],
      },
      synonyms: `
        salle des fêtes, mariage, قاعة الأفراح, عرس, زفاف, wedding, 3ers, l3ers
        photographe, photo, مصور, تصوير فوتوغرافي, photographer, mosawir
      `,
    },
    delivery: {
      names: ['بريد وتوصيل', 'Messagerie et livraison', 'Delivery'],
      icon: 'package',
      services: {
        parcel: ['طرد', 'Colis', 'Parcel'],
        express: ['بريد سريع', 'Express', 'Express'],
      },
      synonyms: 'livraison, messagerie, colis, توصيل, بريد, إرسالية, delivery, parcel, tawsil, livrizon',
    },
    laundry: {
      names: ['مصبنة', 'Pressing et blanchisserie', 'Laundry'],
      icon: 'washing-machine',
      services: {
        'dry-cleaning': ['تنظيف جاف', 'Nettoyage à sec', 'Dry cleaning'],
        carpets: ['تنظيف الزرابي', 'Tapis', 'Carpets'],
      },
      synonyms: 'pressing, blanchisserie, laverie, مصبنة, تصبين, laundry, dry cleaning, presing, tesbin',
    },
    jewellery: {
      names: ['مجوهرات وساعات', 'Bijouterie et horlogerie', 'Jewellery'],
      icon: 'gem',
      services: {
        gold: ['ذهب', 'Or', 'Gold'],
        watches: ['ساعات', 'Montres', 'Watches'],
      },
      synonyms: 'bijouterie, bijoux, or, مجوهرات, ذهب, صياغة, jewellery, dhab, dheb',
    },
    'funeral-services': {
      names: ['خدمات الجنائز', 'Services funéraires', 'Funeral services'],
      icon: 'flower-2',
      services: {
        transport: ['نقل الجثمان', 'Transport funéraire', 'Funeral transport'],
        repatriation: ['ترحيل الجثمان', 'Rapatriement', 'Repatriation'],
      },
      synonyms: 'pompes funèbres, funéraire, جنازة, دفن, نقل الأموات, funeral, janaza, gnaza',
    },
  },
});
