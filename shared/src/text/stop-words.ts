/**
 * Words too common to search by, folded, in French, English and Arabic, with the Arabic article as Latin letters
 * write it apart (Al Amal, El Kendy). They are not indexed, and a query leaves them out.
 */
export const defaultStopWords: readonly string[] = [
  ...'de du des la le les un une et a au aux en chez sur pour the of for and in al el'.split(' '),
  ...'في من علي الي لدي مع و عن'.split(' '),
];
