import { describe, expect, it } from 'vitest';
import { repairArticle, restAfterArticle, stripArticle, stripClitic } from './arabic-clitics.ts';

describe('stripArticle', () => {
  it.each(['المصحه', 'والمصحه', 'بالمصحه', 'للمصحه', 'فللمصحه', 'كالمصحه'])(
    'takes the article off %s',
    (word) => {
      expect(stripArticle(word)).toBe('مصحه');
    },
  );

  it('leaves words that would not be words without it', () => {
    expect(stripArticle('الف')).toBe('الف');
    expect(stripArticle('الله')).toBe('الله');
    expect(stripArticle('alami')).toBe('alami');
  });
});

describe('stripClitic', () => {
  const isKnown = (word: string) => ['صيدليه', 'رباط'].includes(word);

  it('takes one or two letters off in front of a known word', () => {
    expect(stripClitic('لصيدليه', isKnown)).toBe('صيدليه');
    expect(stripClitic('وبرباط', isKnown)).toBe('رباط');
  });

  it('leaves ordinary words that begin with those letters', () => {
    expect(stripClitic('كتاب', isKnown)).toBe('كتاب');
    expect(stripClitic('بلاستيك', isKnown)).toBe('بلاستيك');
  });
});

describe('restAfterArticle', () => {
  it('tells a bare article from a word begun after it', () => {
    expect(restAfterArticle('ال')).toBe('');
    expect(restAfterArticle('بالم')).toBe('م');
    expect(restAfterArticle('مصحه')).toBeNull();
  });
});

describe('repairArticle', () => {
  it.each([
    ['امصحه', 'lam missing'],
    ['لمصحه', 'alef missing'],
    ['لامصحه', 'letters swapped'],
    ['االمصحه', 'alef doubled'],
    ['اللمصحه', 'lam doubled'],
    ['اتمصحه', 'wrong lam'],
    ['قلمصحه', 'wrong alef'],
    ['بامصحه', 'lam missing after a preposition'],
  ])('finds مصحه behind %s (%s)', (word) => {
    expect(repairArticle(word)).toContain('مصحه');
  });

  it('guesses nothing for short or Latin words', () => {
    expect(repairArticle('امل')).toEqual([]);
    expect(repairArticle('almassaha')).toEqual([]);
  });
});
