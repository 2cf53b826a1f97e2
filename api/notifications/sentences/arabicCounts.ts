import { type ArabicCount, countedInArabic } from '../../../spatial/counted.ts'

/** Of a notice, whose figures come as text. */
const by = (forms: ArabicCount) => (n: number | string) => countedInArabic(Number(n), forms)

export const dossiers = by({
  ...{ zero: 'لا ملف', one: 'ملف واحد', two: 'ملفان' },
  ...{ few: '{n} ملفات', many: '{n} ملفا', other: '{n} ملف' },
})

/** With their verb, which agrees with them: what one dossier, two, or more of them do. */
export const dossiersThat = (one: string, two: string, more: string) =>
  by({
    ...{ zero: `لا ملف ${one}`, one: `ملف واحد ${one}`, two: `ملفان ${two}` },
    ...{ few: `{n} ملفات ${more}`, many: `{n} ملفا ${more}`, other: `{n} ملف ${more}` },
  })
