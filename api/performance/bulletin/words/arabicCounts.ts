import { type ArabicCount, countedInArabic } from '../../../../spatial/counted.ts'

const by = (forms: ArabicCount) => (n: number) => countedInArabic(n, forms)

/** `of…` is said after a preposition or a noun, the others as a subject or alone. */
export const ofDossiers = by({
  ...{ one: 'ملف واحد', two: 'ملفين', few: '{n} ملفات', many: '{n} ملفا', other: '{n} ملف' },
})

export const territories = by({
  ...{ zero: 'لا مجال ترابيا', one: 'مجال ترابي واحد', two: 'مجالان ترابيان' },
  ...{ few: '{n} مجالات ترابية', many: '{n} مجالا ترابيا', other: '{n} مجال ترابي' },
})
export const ofTerritories = by({
  ...{ one: 'مجال ترابي واحد', two: 'مجالين ترابيين' },
  ...{ few: '{n} مجالات ترابية', many: '{n} مجالا ترابيا', other: '{n} مجال ترابي' },
})
export const rankedTerritories = by({
  ...{ one: 'مجال ترابي واحد مرتب', two: 'مجالان ترابيان مرتبان' },
  ...{ few: '{n} مجالات ترابية مرتبة', many: '{n} مجالا ترابيا مرتبا', other: '{n} مجال ترابي مرتب' },
})

export const silences = by({
  ...{ zero: 'لا حالة قبول بسكوت مشهود به', one: 'حالة قبول واحدة بسكوت مشهود به' },
  ...{ two: 'حالتا قبول بسكوت مشهود به', few: '{n} حالات قبول بسكوت مشهود به' },
  ...{ many: '{n} حالة قبول بسكوت مشهود به', other: '{n} حالة قبول بسكوت مشهود به' },
})

export const leftOut = by({
  ...{ zero: 'لم يستبعد أي ملف', one: 'استبعد ملف واحد', two: 'استبعد ملفان' },
  ...{ few: 'استبعدت {n} ملفات', many: 'استبعد {n} ملفا', other: 'استبعد {n} ملف' },
})

const calendarDays = by({
  ...{ one: 'يوم واحد', two: 'يومان', few: '{n} أيام', many: '{n} يوما', other: '{n} يوم' },
})
const workingDays = by({
  ...{ one: 'يوم عمل واحد', two: 'يوما عمل', few: '{n} أيام عمل', many: '{n} يوم عمل', other: '{n} يوم عمل' },
})
export const days = (n: number, unit: 'calendar' | 'working' = 'calendar') =>
  unit === 'working' ? workingDays(n) : calendarDays(n)
export const ofDays = by({
  ...{ one: 'يوم واحد', two: 'يومين', few: '{n} أيام', many: '{n} يوما', other: '{n} يوم' },
})
