import type { AttestationAsked, AttestationKind } from '../../contract/attestations.ts'
import { PART_ATTESTING } from '../../contract/attestations.ts'
import type { Part } from '../../contract/policy/roles.ts'
import type { PieceNeed } from '../../contract/procedures/checklist.ts'
import type { Filer, ProcedureDefinition, Rule } from '../../contract/procedures/definition.ts'

export type Asking = Pick<AttestationAsked, 'level' | 'rule'>

const ARCHITECT_COMPULSORY: Rule = {
  fr: 'Loi 12-90, art. 50 : le recours à l’architecte est obligatoire ; cette procédure ne se dépose que par lui.',
  ar: 'القانون رقم 12.90، المادة 50: الاستعانة بالمهندس المعماري إلزامية؛ ولا تودع هذه المسطرة إلا من طرفه.',
  sureness: 'sourced',
}
const OWNER_SIGNS: Rule = {
  fr: 'La demande porte la signature du maître d’ouvrage : quand un autre la dépose, il donne son accord sur le dossier tel qu’il est.',
  ar: 'يحمل الطلب توقيع صاحب المشروع: وعندما يودعه غيره، يعطي موافقته على الملف كما هو.',
  sureness: 'sourced',
}
const TAKES_PART: Rule = {
  fr: 'Aucun texte lu ne l’impose ici ; ce professionnel participe au dossier. Son absence n’empêche pas le dépôt.',
  ar: 'لا يفرضه هنا أي نص مطلع عليه؛ وهذا المهني مشارك في الملف. وغيابه لا يمنع الإيداع.',
  sureness: 'plausible',
}

const SIGNER: Readonly<Record<Exclude<AttestationKind, 'agreement'>, Filer>> = {
  design: 'architect',
  geometry: 'surveyor',
  structure: 'engineer',
}

type Facts = {
  readonly definition: ProcedureDefinition | null
  readonly pieces: readonly PieceNeed[]
  /** Parts somebody holds in the dossier. */
  readonly parts: readonly Part[]
}

const NOT_ASKED: Asking = { level: 'none', rule: null }

/**
 * Whether a procedure asks for an attestation, by its own dated data. It blocks only where a text that was read makes the
 * signature compulsory and somebody who can give it takes part: a signed sheet stands for whoever has no account.
 * Everything else warns.
 */
export function askingOf(kind: AttestationKind, { definition, pieces, parts }: Facts): Asking {
  if (!definition) return NOT_ASKED
  if (kind === 'agreement') return { level: 'needed', rule: OWNER_SIGNS }
  const takesPart = parts.includes(PART_ATTESTING[kind])
  if (kind === 'design' && definition.filers.every((filer) => filer === 'architect'))
    return { level: takesPart ? 'needed' : 'expected', rule: ARCHITECT_COMPULSORY }
  const signed = pieces.filter(({ piece, needed }) => piece.by === SIGNER[kind] && needed !== false)
  const compulsory = signed.find(({ piece }) => piece.kind === 'principal' && piece.rule.sureness === 'sourced')
  if (compulsory) return { level: takesPart ? 'needed' : 'expected', rule: compulsory.piece.rule }
  const [first] = signed
  if (first) return { level: 'expected', rule: first.piece.rule }
  return takesPart ? { level: 'expected', rule: TAKES_PART } : NOT_ASKED
}
