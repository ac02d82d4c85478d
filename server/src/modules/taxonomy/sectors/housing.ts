import { defineSector } from '../define-sector.ts';

export const housing = defineSector('housing', {
  names: ['السكن', 'Logement', 'Housing'],
  icon: 'house',
  synonyms: `
    logement, habitat, maison, immobilier, سكن, منزل, دار, عقار, housing, home, sakan, dar, skna
    appartement, شقة, شقق, apartment, chi9a, bertma, partma
    terrain, lot, بقعة, بقعة أرضية, أرض, plot, bo93a, bok3a
  `,
  categories: {
    developer: {
      names: ['منعش عقاري', 'Promoteur immobilier', 'Property developer'],
      icon: 'building-2',
      services: {
        apartment: ['شقة', 'Appartement', 'Apartment'],
        villa: ['فيلا', 'Villa', 'Villa'],
        plot: ['بقعة أرضية', 'Lot de terrain', 'Plot'],
        'social-housing': ['سكن اقتصادي', 'Logement économique', 'Affordable housing'],
        shop: ['محل تجاري', 'Local commercial', 'Shop'],
      },
      synonyms:
        'promoteur immobilier, promoteur, programme immobilier, résidence, منعش عقاري, إقامة سكنية, مشروع سكني, developer, mon3ich 3a9ari',
    },
    'estate-agency': {
      names: ['وكالة عقارية', 'Agence immobilière', 'Estate agency'],
      icon: 'key-round',
      services: {
        sale: ['بيع', 'Vente', 'Sale'],
        rental: ['كراء', 'Location', 'Rental'],
        valuation: ['تقييم', 'Estimation', 'Valuation'],
      },
      synonyms:
        'agence immobilière, location appartement, وكالة عقارية, سمسار, كراء شقة, estate agency, semsar, samsar',
    },
    'housing-loan': {
      names: ['قرض السكن', 'Crédit logement', 'Housing loan'],
      icon: 'landmark',
      services: {
        'purchase-loan': ['قرض الشراء', "Crédit d'acquisition", 'Purchase loan'],
        'construction-loan': ['قرض البناء', 'Crédit de construction', 'Construction loan'],
        'participative-financing': ['تمويل تشاركي', 'Financement participatif', 'Participative financing'],
      },
      synonyms: 'crédit immobilier, crédit logement, قرض السكن, قرض عقاري, mortgage, kridi dar',
    },
    notary: {
      names: ['موثق وعدول', 'Notaire et adoul', 'Notary'],
      icon: 'stamp',
      services: {
        'sale-deed': ['عقد بيع', 'Acte de vente', 'Sale deed'],
        inheritance: ['إراثة', 'Succession', 'Inheritance'],
        authentication: ['توثيق', 'Authentification', 'Authentication'],
      },
      synonyms: 'notaire, adoul, acte, موثق, توثيق, عدول, عدل, notary, mowati9, 3doul',
    },
    architect: {
      names: ['مهندس معماري', 'Architecte', 'Architect'],
      icon: 'drafting-compass',
      services: {
        plans: ['تصاميم', 'Plans', 'Plans'],
        'site-supervision': ['تتبع الورش', 'Suivi de chantier', 'Site supervision'],
        'interior-design': ['تصميم داخلي', "Architecture d'intérieur", 'Interior design'],
      },
      synonyms: 'architecte, plan, topographe, مهندس معماري, تصميم, architect, mohandis',
    },
    builder: {
      names: ['بناء وأشغال', 'Construction et travaux', 'Building works'],
      icon: 'hard-hat',
      services: {
        construction: ['بناء', 'Construction', 'Construction'],
        renovation: ['ترميم', 'Rénovation', 'Renovation'],
        plumbing: ['سباكة', 'Plomberie', 'Plumbing'],
        electricity: ['كهرباء', 'Électricité', 'Electrical work'],
        painting: ['صباغة', 'Peinture', 'Painting'],
        carpentry: ['نجارة', 'Menuiserie', 'Carpentry'],
      },
      synonyms: `
        travaux, construction, entrepreneur, rénovation, بناء, أشغال, مقاول, ترميم, builder, mo9awil, bni
        plombier, plomberie, سباك, بلومبي, plumber, plombi
        électricien, كهربائي, تريسيان, electrician, trisian
        peintre, peinture, صباغ, صباغة, painter, sebbagh
        menuisier, menuiserie, نجار, نجارة, carpenter, nejjar
      `,
    },
    'building-materials': {
      names: ['مواد البناء', 'Matériaux de construction', 'Building materials'],
      icon: 'hammer',
      services: {
        'cement-steel': ['إسمنت وحديد', 'Ciment et acier', 'Cement and steel'],
        tiles: ['زليج وبلاط', 'Carrelage et zellige', 'Tiles'],
        sanitary: ['أدوات صحية', 'Sanitaire', 'Sanitary ware'],
        paint: ['صباغة', 'Peinture', 'Paint'],
      },
      synonyms:
        'matériaux, carrelage, zellige, quincaillerie, droguerie, مواد البناء, زليج, عقاقير, building materials, zellij, dro9ri',
    },
    furniture: {
      names: ['أثاث ومفروشات', 'Ameublement', 'Furniture'],
      icon: 'sofa',
      services: {
        'living-room': ['صالون', 'Salon', 'Living room'],
        bedroom: ['غرفة النوم', 'Chambre à coucher', 'Bedroom'],
        kitchen: ['مطبخ', 'Cuisine équipée', 'Fitted kitchen'],
        mattress: ['أفرشة', 'Literie', 'Mattresses'],
      },
      synonyms: `
        meubles, ameublement, mobilier, أثاث, مفروشات, furniture, atat, mobl
        salon marocain, صالون مغربي, sedari, sdader
        literie, matelas, أفرشة, مضربة, mattress, mdarba
      `,
    },
    appliances: {
      names: ['أجهزة منزلية', 'Électroménager', 'Appliances'],
      icon: 'refrigerator',
      services: {
        'large-appliances': ['أجهزة كبيرة', 'Gros électroménager', 'Large appliances'],
        'small-appliances': ['أجهزة صغيرة', 'Petit électroménager', 'Small appliances'],
        'air-conditioning': ['مكيفات', 'Climatisation', 'Air conditioning'],
        repair: ['إصلاح', 'Réparation', 'Repair'],
      },
      synonyms: `
        électroménager, أجهزة منزلية, أجهزة كهربائية, appliances, tlaja, ajhiza
        climatiseur, climatisation, مكيف, تكييف, air conditioning, klima
      `,
    },
    decoration: {
      names: ['ديكور وستائر', 'Décoration', 'Decoration'],
      icon: 'lamp',
      services: {
        curtains: ['ستائر', 'Rideaux', 'Curtains'],
        carpets: ['زرابي', 'Tapis', 'Carpets'],
        lighting: ['إنارة', 'Luminaires', 'Lighting'],
      },
      synonyms: 'décoration, déco, rideaux, tapis, ديكور, ستائر, خوامي, زربية, decoration, khwami, zerbiya',
    },
    moving: {
      names: ['نقل الأثاث', 'Déménagement', 'Moving'],
      icon: 'truck',
      services: {
        'local-moving': ['داخل المدينة', 'Local', 'Local'],
        'intercity-moving': ['بين المدن', 'Interurbain', 'Intercity'],
        storage: ['تخزين', 'Garde-meubles', 'Storage'],
      },
      synonyms: 'déménagement, déménageur, نقل الأثاث, ترحيل, رحيل, moving, r7il, rahil',
    },
    'solar-energy': {
      names: ['الطاقة الشمسية', 'Énergie solaire', 'Solar energy'],
      icon: 'sun',
      services: {
        'water-heater': ['سخان شمسي', 'Chauffe-eau solaire', 'Solar water heater'],
        panels: ['ألواح شمسية', 'Panneaux solaires', 'Solar panels'],
      },
      synonyms:
        'solaire, panneaux solaires, chauffe-eau, طاقة شمسية, ألواح شمسية, سخان, solar, ta9a chamsiya',
    },
    'home-services': {
      names: ['خدمات منزلية', 'Services à domicile', 'Home services'],
      icon: 'sparkles',
      services: {
        cleaning: ['تنظيف', 'Ménage', 'Cleaning'],
        gardening: ['بستنة', 'Jardinage', 'Gardening'],
        'pest-control': ['مكافحة الحشرات', 'Désinsectisation', 'Pest control'],
        'security-system': ['أنظمة الحماية', 'Alarme et caméras', 'Security systems'],
      },
      synonyms:
        'ménage, nettoyage, femme de ménage, jardinier, تنظيف, نظافة, بستاني, cleaning, tandif, menage',
    },
  },
});
