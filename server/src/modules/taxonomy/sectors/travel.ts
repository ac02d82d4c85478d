import { defineSector } from '../define-sector.ts';

export const travel = defineSector('travel', {
  names: ['السفر والاصطياف', 'Voyages et vacances', 'Travel'],
  icon: 'plane',
  synonyms: `
    voyage, voyages, tourisme, سفر, أسفار, رحلة, رحلات, سياحة, travel, trip, safar, rihla, ri7la
    vacances, estivage, été, عطلة, اصطياف, holidays, 3otla, otla, vacance
  `,
  categories: {
    'travel-agency': {
      names: ['وكالة أسفار', 'Agence de voyages', 'Travel agency'],
      icon: 'map',
      services: {
        'package-tour': ['رحلة منظمة', 'Voyage organisé', 'Package tour'],
        flights: ['تذاكر الطيران', "Billets d'avion", 'Flights'],
        visa: ['مساعدة التأشيرة', 'Assistance visa', 'Visa assistance'],
        'domestic-trip': ['رحلة داخل المغرب', 'Séjour au Maroc', 'Trip in Morocco'],
      },
      synonyms: `
        agence de voyages, agence de voyage, وكالة أسفار, وكالة الأسفار, وكالة سفر, travel agency, wikalat asfar
        billet d'avion, vol, طيران, تذكرة طائرة, طيارة, flight, tyara
      `,
    },
    hotel: {
      names: ['فندق', 'Hôtel', 'Hotel'],
      icon: 'hotel',
      services: {
        room: ['غرفة', 'Chambre', 'Room'],
        'half-board': ['نصف إقامة', 'Demi-pension', 'Half board'],
        'full-board': ['إقامة كاملة', 'Pension complète', 'Full board'],
        'day-pass': ['يوم بالفندق', 'Day pass', 'Day pass'],
        'event-room': ['قاعة المناسبات', 'Salle de réception', 'Event room'],
      },
      synonyms: 'hôtel, hotel, hébergement, auberge, فندق, فنادق, أوطيل, otil, lotil, fondok, fondo9, hotels',
    },
    'guest-house': {
      names: ['دار الضيافة ورياض', "Maison d'hôtes et riad", 'Guest house'],
      icon: 'bed-double',
      services: {
        room: ['غرفة', 'Chambre', 'Room'],
        'whole-house': ['الدار كاملة', 'Maison entière', 'Whole house'],
        meal: ['وجبة', 'Repas', 'Meal'],
      },
      synonyms: "maison d'hôtes, riad, gîte, دار الضيافة, رياض, مأوى, guest house, dar diyafa, ryad",
    },
    'holiday-centre': {
      names: ['مركز اصطياف', "Centre de vacances et d'estivage", 'Holiday centre'],
      icon: 'tent',
      services: {
        bungalow: ['بنغالو', 'Bungalow', 'Bungalow'],
        apartment: ['شقة', 'Appartement', 'Apartment'],
        camping: ['تخييم', 'Camping', 'Camping'],
        'children-camp': ['مخيم الأطفال', 'Colonie de vacances', "Children's camp"],
      },
      synonyms: `
        centre de vacances, centre d'estivage, village de vacances, مركز اصطياف, مراكز الاصطياف, مركب سياحي, holiday centre, markaz istiyaf
        colonie, colonie de vacances, مخيم, تخييم, camp, moukhayam, mokhayem
      `,
    },
    'holiday-rental': {
      names: ['كراء شقق للعطل', 'Location de vacances', 'Holiday rental'],
      icon: 'key-round',
      services: {
        night: ['ليلة', 'Nuitée', 'Night'],
        week: ['أسبوع', 'Semaine', 'Week'],
      },
      synonyms: 'location de vacances, appartement meublé, كراء شقق, شقة مفروشة, holiday rental, kra chi9a',
    },
    'omra-hajj': {
      names: ['العمرة والحج', 'Omra et Hajj', 'Umrah and Hajj'],
      icon: 'moon-star',
      services: {
        omra: ['عمرة', 'Omra', 'Umrah'],
        'ramadan-omra': ['عمرة رمضان', 'Omra du Ramadan', 'Ramadan Umrah'],
        hajj: ['حج', 'Hajj', 'Hajj'],
      },
      synonyms: `
        omra, oumra, عمرة, العمرة, umrah, 3omra, l3omra
        hajj, pèlerinage, حج, الحج, 7ajj, haj
      `,
    },
    'car-rental': {
      names: ['كراء السيارات', 'Location de voitures', 'Car rental'],
      icon: 'car',
      services: {
        'city-car': ['سيارة صغيرة', 'Citadine', 'City car'],
        'family-car': ['سيارة عائلية', 'Voiture familiale', 'Family car'],
        utility: ['سيارة نفعية', 'Utilitaire', 'Utility vehicle'],
        'with-driver': ['مع سائق', 'Avec chauffeur', 'With driver'],
      },
      synonyms: `
        location de voitures, location voiture, loueur, كراء السيارات, كراء سيارة, car rental, rent a car, kra tomobil, kra tonobil, kraya
      `,
    },
    transport: {
      names: ['نقل المسافرين', 'Transport de voyageurs', 'Passenger transport'],
      icon: 'bus',
      services: {
        coach: ['حافلة', 'Autocar', 'Coach'],
        train: ['قطار', 'Train', 'Train'],
        shuttle: ['نقل إلى المطار', 'Navette aéroport', 'Airport shuttle'],
        'group-transport': ['نقل جماعي', 'Transport de groupe', 'Group transport'],
      },
      synonyms: `
        autocar, car, bus, حافلة, حافلات, كار, coach, tobis, lkar
        train, قطار, oncf, tran, machina
        transport, نقل, n9al
      `,
    },
    'sea-transport': {
      names: ['النقل البحري', 'Traversée maritime', 'Ferry'],
      icon: 'ship',
      services: {
        passenger: ['مسافر', 'Passager', 'Passenger'],
        vehicle: ['مركبة', 'Véhicule', 'Vehicle'],
      },
      synonyms: 'bateau, ferry, traversée, باخرة, بحري, babor, ferry boat',
    },
    excursion: {
      names: ['رحلات وأنشطة', 'Excursions et activités', 'Excursions'],
      icon: 'mountain',
      services: {
        'day-trip': ['رحلة يوم', 'Excursion à la journée', 'Day trip'],
        hiking: ['مشي في الجبال', 'Randonnée', 'Hiking'],
        desert: ['رحلة إلى الصحراء', 'Désert et bivouac', 'Desert and camp'],
        guide: ['مرشد', 'Guide', 'Guide'],
      },
      synonyms: 'excursion, randonnée, guide, bivouac, رحلة استكشافية, مشي, نزهة, hiking, nzaha, kharja',
    },
    'leisure-park': {
      names: ['منتزه وألعاب', 'Parc de loisirs', 'Leisure park'],
      icon: 'ferris-wheel',
      services: {
        'adult-ticket': ['تذكرة الكبار', 'Entrée adulte', 'Adult ticket'],
        'child-ticket': ['تذكرة الأطفال', 'Entrée enfant', 'Child ticket'],
        'family-ticket': ['تذكرة عائلية', 'Entrée famille', 'Family ticket'],
      },
      synonyms:
        "parc d'attractions, parc aquatique, aquapark, aire de jeux, منتزه, ملاهي, ألعاب مائية, leisure park, la3ab, malahi",
    },
    culture: {
      names: ['ثقافة وترفيه', 'Culture et spectacles', 'Culture'],
      icon: 'theater',
      services: {
        cinema: ['سينما', 'Cinéma', 'Cinema'],
        theatre: ['مسرح', 'Théâtre', 'Theatre'],
        museum: ['متحف', 'Musée', 'Museum'],
        concert: ['حفل', 'Concert', 'Concert'],
      },
      synonyms: `
        cinéma, film, سينما, cinema, sinima
        théâtre, spectacle, مسرح, theatre, masra7
        musée, متحف, museum, mat7af
      `,
    },
  },
});
