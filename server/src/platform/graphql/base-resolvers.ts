import { civilMoment, formatCivilDate } from '@wasl/shared/civil-time';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import type { GraphQLContext } from './context.ts';
import { scalarResolvers } from './scalars.ts';

/** Resolvers of the types every module uses. Parents: LocalizedText its record, CivilMoment a Date, CivilDay a day. */
export function createBaseResolvers(service: { version: string }) {
  return {
    ...scalarResolvers,
    LocalizedText: {
      display: (text: LocalizedText, _: unknown, context: GraphQLContext) =>
        displayText(text, context.language).text,
      displayLanguage: (text: LocalizedText, _: unknown, context: GraphQLContext) =>
        displayText(text, context.language).language,
    },
    CivilMoment: {
      instant: (instant: Date) => instant,
      date: (instant: Date, _: unknown, context: GraphQLContext) =>
        civilMoment(instant, context.language).date,
      time: (instant: Date, _: unknown, context: GraphQLContext) =>
        civilMoment(instant, context.language).time,
      text: (instant: Date, _: unknown, context: GraphQLContext) =>
        civilMoment(instant, context.language).text,
      offsetMinutes: (instant: Date, _: unknown, context: GraphQLContext) =>
        civilMoment(instant, context.language).offsetMinutes,
    },
    CivilDay: {
      date: (day: string) => day,
      text: (day: string, _: unknown, context: GraphQLContext) => formatCivilDate(day, context.language),
    },
    Query: {
      service: (_: unknown, __: unknown, context: GraphQLContext) => ({
        version: service.version,
        timeZoneData: process.versions.tz,
        now: context.now,
      }),
    },
  };
}
