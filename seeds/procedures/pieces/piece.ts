import type { Filer, PieceRule, Rule } from '../../../api/contract/procedures/definition.ts'

type Words = readonly [fr: string, ar: string]
type Beside = Partial<Pick<PieceRule, 'condition' | 'content'>> & { readonly by?: Filer; readonly rule?: Rule }

/** Which pieces are principal is set by an arrêté (3214.13, then the one of the RGC in force) that could not be read. */
const SPLIT: Rule = {
  fr: 'Pièce citée par les sources ; l’arrêté qui classe pièces principales et documents d’information n’a pas été lu : à confirmer.',
  ar: 'وثيقة ذكرتها المصادر؛ ولم يتسن الاطلاع على القرار الذي يصنف الوثائق الأساسية ووثائق المعلومات: في انتظار التأكيد.',
  sureness: 'plausible',
}

function piece(kind: PieceRule['kind'], code: string, [nameFr, nameAr]: Words, beside: Beside): PieceRule {
  const { condition = 'always', content = 'text', by = null, rule = SPLIT } = beside
  return { code, nameFr, nameAr, kind, condition, content, by, rule }
}

/** Decides admissibility. */
export const principal = (code: string, words: Words, beside: Beside = {}): PieceRule =>
  piece('principal', code, words, beside)

/** May come later; its absence never blocks. */
export const information = (code: string, words: Words, beside: Beside = {}): PieceRule =>
  piece('information', code, words, beside)
