/** Mongoose definition of a localized text; at least one of Arabic and French is required. */
export const localizedText = {
  type: { ar: String, fr: String, en: String },
  _id: false,
  validate: {
    validator: (value: { ar?: string; fr?: string } | null | undefined) =>
      value === null || value === undefined || Boolean(value.ar || value.fr),
    message: 'a text is needed in Arabic or French',
  },
};
