/** Why a file is not taken. */
export type FileRefusal =
  | 'missing'
  | 'several'
  | 'empty'
  | 'too_large'
  | 'type_not_accepted'
  | 'image_too_large'
  | 'image_damaged'
  | 'pdf_encrypted'
  | 'pdf_active'
  | 'pdf_attachment'
  | 'pdf_unreadable'
  | 'infected';

export type Checked<Value> = { value: Value; refusal: null } | { value: null; refusal: FileRefusal };

export const accepted = <Value>(value: Value): Checked<Value> => ({ value, refusal: null });
export const refused = (refusal: FileRefusal): { value: null; refusal: FileRefusal } => ({
  value: null,
  refusal,
});
