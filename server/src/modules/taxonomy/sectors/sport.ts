import { defineSector } from '../define-sector.ts';

const subscriptions = {
  session: ['حصة واحدة', 'Séance', 'Single session'],
  'monthly-subscription': ['اشتراك شهري', 'Abonnement mensuel', 'Monthly subscription'],
  'yearly-subscription': ['اشتراك سنوي', 'Abonnement annuel', 'Yearly subscription'],
} as const;

export const sport = defineSector('sport', {
  names: ['الرياضة واللياقة', 'Sport et bien-être', 'Sport'],
  icon: 'dumbbell',
  synonyms: `
    sport, sportif, رياضة, رياضي, sports, riyada, sbor
    bien-être, détente, راحة, استجمام, wellness
    abonnement, اشتراك, subscription, ichtirak
  `,
  categories: {
    gym: {
      names: ['قاعة رياضية', 'Salle de sport', 'Gym'],
      icon: 'dumbbell',
      services: {
        ...subscriptions,
        'personal-training': ['تدريب شخصي', 'Coaching personnel', 'Personal training'],
        'group-class': ['حصة جماعية', 'Cours collectif', 'Group class'],
      },
      synonyms: `
        salle de sport, fitness, gym, musculation, club de fitness, قاعة رياضية, قاعة الرياضة, لياقة بدنية, كمال الأجسام, lasal, la salle, jim
        aérobic, zumba, crossfit, أيروبيك, زومبا
      `,
    },
    'swimming-pool': {
      names: ['مسبح', 'Piscine', 'Swimming pool'],
      icon: 'waves-ladder',
      services: {
        ...subscriptions,
        'swimming-lesson': ['درس سباحة', 'Cours de natation', 'Swimming lesson'],
        aquagym: ['رياضة مائية', 'Aquagym', 'Aqua fitness'],
      },
      synonyms: `
        piscine, مسبح, مسابح, swimming pool, lapisin, masba7
        natation, nage, سباحة, عوم, swimming, sbaha, siba7a, l3oman
      `,
    },
    'sports-club': {
      names: ['ناد رياضي', 'Club sportif', 'Sports club'],
      icon: 'trophy',
      services: {
        membership: ['انخراط', 'Adhésion', 'Membership'],
        'school-of-sport': ['مدرسة رياضية', 'École de sport', 'Sports school'],
        'field-rental': ['كراء الملعب', 'Location de terrain', 'Pitch rental'],
      },
      synonyms: `
        club, club sportif, association sportive, نادي, ناد رياضي, sports club, nadi
        football, foot, كرة القدم, ملعب, كورة, kora, tiran, mal3ab
        basket, basketball, كرة السلة, volley, كرة الطائرة
      `,
    },
    'martial-arts': {
      names: ['فنون الحرب', 'Arts martiaux', 'Martial arts'],
      icon: 'medal',
      services: subscriptions,
      synonyms:
        'arts martiaux, karaté, judo, taekwondo, boxe, كراطي, جيدو, تيكواندو, ملاكمة, فنون الحرب, karate, boks',
    },
    'racket-sports': {
      names: ['كرة المضرب', 'Tennis et padel', 'Racket sports'],
      icon: 'circle-dot',
      services: { ...subscriptions, 'court-rental': ['كراء الملعب', 'Location de court', 'Court rental'] },
      synonyms: 'tennis, padel, squash, كرة المضرب, تنس, بادل, tinis',
    },
    'horse-riding': {
      names: ['ركوب الخيل', 'Équitation', 'Horse riding'],
      icon: 'award',
      services: { ...subscriptions, ride: ['جولة', 'Balade', 'Ride'] },
      synonyms: 'équitation, centre équestre, cheval, ركوب الخيل, فروسية, خيل, horse riding, l3awd, khil',
    },
    'water-sports': {
      names: ['رياضات بحرية', 'Sports nautiques', 'Water sports'],
      icon: 'sailboat',
      services: {
        ...subscriptions,
        'equipment-rental': ['كراء المعدات', 'Location de matériel', 'Equipment rental'],
      },
      synonyms: 'surf, kitesurf, voile, jet-ski, plongée, ركوب الموج, رياضات بحرية, غوص, surfing, sorf',
    },
    yoga: {
      names: ['يوغا وبيلاتس', 'Yoga et pilates', 'Yoga and pilates'],
      icon: 'flower-2',
      services: subscriptions,
      synonyms: 'yoga, pilates, relaxation, يوغا, بيلاتس, استرخاء',
    },
    hammam: {
      names: ['حمام ومركز عناية', 'Hammam et spa', 'Hammam and spa'],
      icon: 'bath',
      services: {
        hammam: ['حمام', 'Hammam', 'Hammam'],
        massage: ['تدليك', 'Massage', 'Massage'],
        scrub: ['تكييس', 'Gommage', 'Scrub'],
      },
      synonyms: `
        hammam, spa, bain, حمام, سبا, 7ammam
        massage, تدليك, مساج, masaj
      `,
    },
    'sports-shop': {
      names: ['لوازم رياضية', 'Articles de sport', 'Sports shop'],
      icon: 'footprints',
      services: {
        clothing: ['ملابس', 'Vêtements', 'Clothing'],
        shoes: ['أحذية', 'Chaussures', 'Shoes'],
        equipment: ['معدات', 'Équipement', 'Equipment'],
      },
      synonyms:
        'articles de sport, magasin de sport, baskets, لوازم رياضية, ملابس رياضية, sports shop, sberdila',
    },
    'bicycle-shop': {
      names: ['دراجات', 'Vélos', 'Bicycles'],
      icon: 'bike',
      services: {
        sale: ['بيع', 'Vente', 'Sale'],
        repair: ['إصلاح', 'Réparation', 'Repair'],
        rental: ['كراء', 'Location', 'Rental'],
      },
      synonyms: 'vélo, bicyclette, cycles, دراجة, دراجات, بشكليط, bicycle, bike, bechklita, bichklit',
    },
  },
});
