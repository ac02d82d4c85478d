import type { DayHours, OpeningHours, WeeklyHours } from '@wasl/shared/opening-hours';

/** `08:30-12:30 14:30-18:30` to intervals; a dash alone is a closed day. */
function dayOf(text: string): DayHours {
  return text === '-'
    ? []
    : text.split(' ').map((interval) => {
        const [opens = '', closes = ''] = interval.split('-');
        return { opens, closes };
      });
}

/** Monday to Thursday alike, then Friday, Saturday, Sunday. */
function weekOf(monday: string, friday: string, saturday: string, sunday: string): WeeklyHours {
  return [monday, monday, monday, monday, friday, saturday, sunday].map(dayOf);
}

/** Usual hours of kinds of place, with those of Ramadan. */
export const hoursTemplates = {
  laboratory: {
    weekly: weekOf('07:30-19:00', '07:30-12:00 14:30-19:00', '07:30-13:00', '-'),
    ramadan: weekOf('08:30-16:00', '08:30-12:00 13:30-16:00', '08:30-13:00', '-'),
  },
  practice: {
    weekly: weekOf('09:00-12:30 14:30-18:30', '09:00-12:00 15:00-18:30', '09:00-13:00', '-'),
    ramadan: weekOf('09:30-15:30', '09:30-12:00 13:30-15:30', '09:30-13:00', '-'),
  },
  pharmacy: {
    weekly: weekOf('09:00-13:00 15:00-20:30', '09:00-12:30 15:30-20:30', '09:00-13:00', '-'),
    ramadan: weekOf('10:00-17:00 20:30-23:30', '10:00-12:30 14:00-17:00 20:30-23:30', '10:00-16:00', '-'),
  },
  always: { weekly: weekOf('00:00-24:00', '00:00-24:00', '00:00-24:00', '00:00-24:00'), ramadan: null },
  office: {
    weekly: weekOf('08:30-12:30 14:00-18:00', '08:30-12:00 15:00-18:00', '-', '-'),
    ramadan: weekOf('09:00-15:00', '09:00-12:00 13:30-15:00', '-', '-'),
  },
  bank: {
    weekly: weekOf('08:15-15:45', '08:15-11:45 14:30-16:30', '-', '-'),
    ramadan: weekOf('09:15-14:30', '09:15-14:00', '-', '-'),
  },
  school: {
    weekly: weekOf('08:00-12:30 14:00-18:00', '08:00-12:00 14:30-18:00', '08:30-12:30', '-'),
    ramadan: weekOf('09:00-15:00', '09:00-12:00 13:30-15:30', '09:00-12:30', '-'),
  },
  evening: {
    weekly: weekOf('10:00-13:00 15:00-21:00', '10:00-12:00 15:30-21:00', '09:00-19:00', '10:00-14:00'),
    ramadan: weekOf('10:00-16:30 21:00-23:30', '10:00-12:00 14:00-16:30 21:00-23:30', '10:00-16:00', '-'),
  },
  gym: {
    weekly: weekOf('06:30-22:30', '06:30-12:30 14:30-22:30', '08:00-20:00', '09:00-14:00'),
    ramadan: weekOf('10:00-17:30 20:30-00:30', '14:00-17:30 20:30-00:30', '10:00-17:00', '-'),
  },
  shop: {
    weekly: weekOf('09:30-20:30', '09:30-12:30 14:30-20:30', '09:30-20:30', '10:00-14:00'),
    ramadan: weekOf('10:00-17:00 20:30-23:30', '10:00-12:30 14:00-17:00 20:30-23:30', '10:00-17:00', '-'),
  },
  food: {
    weekly: weekOf('08:00-23:00', '08:00-23:00', '08:00-23:30', '09:00-23:00'),
    ramadan: weekOf('17:00-01:30', '17:00-01:30', '17:00-02:00', '17:00-01:00'),
  },
  workshop: {
    weekly: weekOf('08:30-12:30 14:00-18:30', '08:30-12:00 15:00-18:30', '08:30-16:00', '-'),
    ramadan: weekOf('09:00-15:30', '09:00-12:00 13:30-15:30', '09:00-14:00', '-'),
  },
  leisure: {
    weekly: weekOf('-', '14:00-20:00', '10:00-20:00', '10:00-20:00'),
    ramadan: weekOf('-', '21:00-00:30', '21:00-00:30', '21:00-00:30'),
  },
} as const satisfies Record<string, OpeningHours>;

export type HoursTemplate = keyof typeof hoursTemplates;
