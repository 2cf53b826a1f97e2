import type { z } from 'zod'
import type { Bilingual } from '../../../spatial/bilingual.ts'

/** What is wrong at one place of a definition: `stages.0.term.length`. */
export type Fault = { readonly path: string; readonly sentence: Bilingual }

type Issue = z.core.$ZodIssue

/** Every place where a value is not as its schema says; the browser says the same as the service. */
export function faultsOf(schema: z.ZodType, value: unknown): readonly Fault[] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), sentence: sentenceOf(issue, value) }))
}

/** Of a JSON text; a text that cannot be read has one fault, on the whole. */
export function faultsOfText(schema: z.ZodType, text: string): readonly Fault[] {
  try {
    return faultsOf(schema, JSON.parse(text))
  } catch (error) {
    const reason = (error as Error).message
    const sentence = { fr: `Ce texte n’est pas du JSON lisible : ${reason}`, ar: `هذا النص ليس JSON مقروءا: ${reason}` }
    return [{ path: '', sentence }]
  }
}

const KINDS: Readonly<Record<string, Bilingual>> = {
  string: { fr: 'un texte', ar: 'نص' },
  number: { fr: 'un nombre', ar: 'عدد' },
  int: { fr: 'un nombre entier', ar: 'عدد صحيح' },
  boolean: { fr: 'vrai ou faux', ar: 'صحيح أو خطأ' },
  array: { fr: 'une liste', ar: 'قائمة' },
  object: { fr: 'un objet', ar: 'كائن' },
}

function sentenceOf(issue: Issue, value: unknown): Bilingual {
  if (valueAt(value, issue.path) === undefined) return { fr: 'Ce champ manque.', ar: 'هذا الحقل ناقص.' }
  switch (issue.code) {
    case 'invalid_type':
      return ofKind(KINDS[issue.expected] ?? { fr: issue.expected, ar: issue.expected })
    case 'invalid_value':
      return oneOf(issue.values.map(String).join(', '))
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum))
    case 'too_big':
      return { fr: `Au plus ${issue.maximum}.`, ar: `${issue.maximum} على الأكثر.` }
    case 'invalid_union':
      return { fr: 'Aucune des formes possibles ne convient.', ar: 'لا توافق القيمة أي شكل من الأشكال الممكنة.' }
    case 'invalid_format':
      return { fr: 'L’écriture n’est pas celle attendue.', ar: 'طريقة الكتابة ليست المنتظرة.' }
    default:
      return { fr: 'Cette valeur ne convient pas.', ar: 'هذه القيمة غير مناسبة.' }
  }
}

const ofKind = ({ fr, ar }: Bilingual): Bilingual => ({ fr: `Il faut ici ${fr}.`, ar: `المنتظر هنا ${ar}.` })

const oneOf = (values: string): Bilingual => ({ fr: `À choisir parmi : ${values}.`, ar: `الاختيار بين: ${values}.` })

function atLeast(origin: string, minimum: number): Bilingual {
  if (origin === 'string') return { fr: 'Ce texte est vide.', ar: 'هذا النص فارغ.' }
  if (origin === 'array') return { fr: `Il en faut au moins ${minimum}.`, ar: `العدد الأدنى هو ${minimum}.` }
  return { fr: `Au moins ${minimum}.`, ar: `${minimum} على الأقل.` }
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value)
