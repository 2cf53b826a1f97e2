import type { KnownHoliday } from './knownHoliday.ts'

const LIST = 'Décret 2-77-169 du 28-02-1977, liste publiée par le360.ma le 23-11-2023'

type Civil = {
  readonly monthDay: string
  readonly fr: string
  readonly ar: string
  /** The first year it was a holiday, when that is later than the list. */
  readonly since?: number
  readonly act?: string
}

const CIVIL: readonly Civil[] = [
  { monthDay: '01-01', fr: 'Jour de l’an', ar: 'رأس السنة الميلادية' },
  { monthDay: '01-11', fr: 'Manifeste de l’indépendance', ar: 'ذكرى تقديم وثيقة المطالبة بالاستقلال' },
  {
    monthDay: '01-14',
    fr: 'Nouvel an amazigh',
    ar: 'رأس السنة الأمازيغية',
    since: 2024,
    act: 'Décret 2-23-688 modifiant le décret 2-77-169 (ecoactu.ma, conseil de gouvernement du 23-11-2023)',
  },
  { monthDay: '05-01', fr: 'Fête du travail', ar: 'عيد الشغل' },
  { monthDay: '07-30', fr: 'Fête du trône', ar: 'عيد العرش' },
  { monthDay: '08-14', fr: 'Récupération de Oued Eddahab', ar: 'ذكرى استرجاع إقليم وادي الذهب' },
  { monthDay: '08-20', fr: 'Révolution du roi et du peuple', ar: 'ذكرى ثورة الملك والشعب' },
  { monthDay: '08-21', fr: 'Fête de la jeunesse', ar: 'عيد الشباب' },
  {
    monthDay: '10-31',
    fr: 'Fête de l’unité',
    ar: 'عيد الوحدة',
    since: 2026,
    act: 'Décret 2-25-1140 modifiant le décret 2-77-169, BO 7480 (cap24.ma ; biladi.ma)',
  },
  { monthDay: '11-06', fr: 'Marche verte', ar: 'ذكرى المسيرة الخضراء' },
  { monthDay: '11-18', fr: 'Fête de l’indépendance', ar: 'عيد الاستقلال' },
]

/** The holidays of the civil calendar, both years included. */
export function civilHolidays(firstYear: number, lastYear: number): KnownHoliday[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, place) => firstYear + place)
  return years.flatMap((year) =>
    CIVIL.filter(({ since = firstYear }) => since <= year).map(({ monthDay, fr, ar, act = LIST }) => ({
      day: `${year}-${monthDay}`,
      name_fr: fr,
      name_ar: ar,
      act,
      sureness: 'sourced' as const,
    })),
  )
}
