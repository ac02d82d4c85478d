/** What stands in the way of a change to a prospect, or to the step noted for an agreement. */
export const obstacles = {
  hasAgreement: {
    ar: 'لهذا الشريك اتفاقية مع هيئتكم أو هي قيد الإعداد؛ يرجى متابعتها من لوحة الاتفاقيات.',
    fr: 'Ce partenaire a déjà une convention avec votre organisme, en vigueur ou en préparation ; suivez-la dans le tableau.',
    en: 'This partner already has an agreement with your organization, in force or in preparation; follow that one.',
  },
  isProspect: {
    ar: 'هذا الشريك مسجل من قبل ضمن الفرص المفتوحة.',
    fr: 'Ce partenaire est déjà parmi les prospects.',
    en: 'This partner is among the prospects already.',
  },
  isClosed: {
    ar: 'هذه الفرصة لم تعد مفتوحة: تحولت إلى مسودة أو تم التخلي عنها.',
    fr: 'Ce prospect n’est plus ouvert : un brouillon a commencé ou il a été abandonné.',
    en: 'This prospect is not open any more: a draft was begun or it was given up.',
  },
  isOver: {
    ar: 'هذه الاتفاقية انتهت؛ لا خطوة تالية لها.',
    fr: 'Cette convention est terminée ; elle n’a plus d’étape suivante.',
    en: 'This agreement is over; it has no next step.',
  },
} as const;
