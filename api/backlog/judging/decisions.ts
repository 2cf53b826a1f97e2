import { searchWords } from '../../../spatial/searchWords.ts'
import type { Flow, Transition } from '../../contract/procedures/transitions.ts'

type Decision = 'granted' | 'agreed' | 'refused' | 'deemed' | 'inadmissible' | 'withdrawn' | 'none'

/**
 * How registers write what was decided; what is not here is asked, not guessed. « Favorable » is an avis of the commission:
 * it does not say what the president decided.
 */
export const DECISIONS: Readonly<Record<Decision, readonly string[]>> = {
  granted: [
    ...['accordé', 'accordée', 'autorisé', 'autorisée', 'délivré', 'délivrée', 'signé', 'permis délivré'],
    ...['مقبول', 'مرخص', 'رخصة مسلمة', 'ممنوحة', 'موافق عليه', 'قبول'],
  ],
  agreed: ['accord de principe', 'en attente de paiement', 'taxes à régler', 'موافقة مبدئية', 'في انتظار الأداء'],
  refused: ['refusé', 'refusée', 'refus', 'rejeté', 'rejetée', 'مرفوض', 'مرفوضة', 'رفض'],
  deemed: [
    ...['réputé accordé', 'réputée accordée', 'accord tacite', 'attestation de silence'],
    ...['مقبول ضمنيا', 'موافقة ضمنية', 'شهادة السكوت'],
  ],
  inadmissible: ['irrecevable', 'non recevable', 'dossier irrecevable', 'غير مستوف', 'عدم قبول الملف'],
  withdrawn: ['retiré', 'retirée', 'désistement', 'abandonné', 'abandon', 'تنازل', 'سحب الطلب', 'مسحوب'],
  none: ['en cours', 'en instance', 'en cours d’instruction', 'قيد الدراسة', 'في طور الدراسة', 'قيد الإنجاز'],
}

const keyOf = (text: string) => searchWords(text).join(' ')
const DECISION_OF = new Map(
  Object.entries(DECISIONS).flatMap(([decision, words]) => words.map((word) => [keyOf(word), decision as Decision])),
)

/** What a register's word says; null for one the house does not know. */
export const decisionOf = (text: string): Decision | null => DECISION_OF.get(keyOf(text)) ?? null

const EVENT_OF = {
  granted: 'sign',
  agreed: 'accept',
  refused: 'refuse',
  deemed: 'attest_silence',
  inadmissible: 'refuse_admission',
  withdrawn: 'withdraw',
} as const satisfies Record<Exclude<Decision, 'none'>, Transition>

/** A declaration is acknowledged, everything else is signed. */
export const eventOf = (decision: Exclude<Decision, 'none'>, flow: Flow): Transition =>
  decision === 'granted' && flow === 'declaration' ? 'acknowledge' : EVENT_OF[decision]
