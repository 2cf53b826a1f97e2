import { figure } from './conformity/figures.ts'

const RULES = new Intl.PluralRules('ar')

/**
 * A noun with its number in Arabic, `{n}` where the figure stands: one and two are words and no figures, 3 to 10 take the
 * plural, 11 to 99 the accusative singular, hundreds the genitive singular; the last two digits decide above a hundred.
 * Without a form of its own nought is counted as a hundred is.
 */
export type ArabicCount = Readonly<Record<Exclude<Intl.LDMLPluralRule, 'zero'>, string>> & { readonly zero?: string }

/** « ملف واحد », « ملفان », « 3 ملفات », « 11 ملفا », « 1 100 ملف ». */
export const countedInArabic = (n: number, forms: ArabicCount): string =>
  (forms[RULES.select(n)] ?? forms.other).replace('{n}', figure(n, 0))
