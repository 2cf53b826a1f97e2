import { figure } from './conformity/figures.ts'

/** Categories of number as Unicode names them (CLDR); a language has some of them. */
export type NumberForm = Intl.LDMLPluralRule

const RULES = { fr: new Intl.PluralRules('fr'), ar: new Intl.PluralRules('ar') } as const

export const numberForm = (language: keyof typeof RULES, n: number): NumberForm => RULES[language].select(n)

/**
 * A noun with its number in Arabic, `{n}` where the figure stands: one and two are words and no figures, 3 to 10 take the
 * plural, 11 to 99 the accusative singular, hundreds the genitive singular; the last two digits decide above a hundred.
 * Without a form of its own nought is counted as a hundred is.
 */
export type ArabicCount = Readonly<Record<Exclude<NumberForm, 'zero'>, string>> & { readonly zero?: string }

/** « ملف واحد », « ملفان », « 3 ملفات », « 11 ملفا », « 1 100 ملف ». */
export const countedInArabic = (n: number, forms: ArabicCount): string =>
  (forms[numberForm('ar', n)] ?? forms.other).replace('{n}', figure(n, 0))
