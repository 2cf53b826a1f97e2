import type { ProcedureDefinition } from '../../api/contract/procedures/definition.ts'
import { plausible, SILENCE_GRANTS, sourced } from './laws.ts'
import { BEFORE_JULY_2023, SINCE_JULY_2023, type Totals } from './stages.ts'

type Silence = ProcedureDefinition['silence']

/** What changed together on 13 July 2023: the totals of the RGC, and what silence means. */
export type Period = {
  readonly totals: Totals
  readonly silence: Readonly<Record<'construire' | 'lotir' | 'morceler', Silence>>
}

const granted = (rule: Silence['rule']): Silence => ({ effect: 'granted', rule })

export const BEFORE: Period = {
  totals: BEFORE_JULY_2023,
  silence: {
    construire: granted(
      sourced(
        'Loi 12-90, art. 48 : permis réputé accordé deux mois après le dépôt.',
        'القانون رقم 12.90، المادة 48: تعتبر الرخصة مسلمة بعد شهرين من الإيداع.',
      ),
    ),
    lotir: granted(
      plausible(
        'Loi 25-90, d’après une source secondaire : autorisation réputée accordée à trois mois.',
        'القانون رقم 25.90 حسب مصدر ثانوي: يعتبر الإذن مسلما بعد ثلاثة أشهر.',
      ),
    ),
    morceler: granted(
      plausible(
        'Loi 25-90, de mémoire : autorisation réputée accordée à deux mois.',
        'القانون رقم 25.90 حسب المتداول: يعتبر الإذن مسلما بعد شهرين.',
      ),
    ),
  },
}

export const SINCE: Period = {
  totals: SINCE_JULY_2023,
  silence: {
    construire: granted(SILENCE_GRANTS),
    lotir: granted(SILENCE_GRANTS),
    morceler: granted(SILENCE_GRANTS),
  },
}
