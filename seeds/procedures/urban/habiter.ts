import { RECOLEMENT_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { TOC_BALANCE } from '../fees.ts'
import { WHAT_WAS_BUILT } from '../follows.ts'
import { GUICHET } from '../instructors.ts'
import { SILENCE_GRANTS } from '../laws.ts'
import { HABITATION_PIECES } from '../pieces/works.ts'
import { RECOLEMENT_STAGES } from '../receptionStages.ts'

export const habiter = procedure({
  code: 'habiter',
  number: 'U13',
  family: 'urban',
  nameFr: 'Permis d’habiter',
  nameAr: 'رخصة السكن',
  purpose: {
    fr: 'Occuper un logement construit, après récolement ou attestation de l’architecte (loi 12-90, art. 55).',
    ar: 'شغل مسكن بعد بنائه، بعد المعاينة أو شهادة المهندس المعماري (القانون رقم 12.90، المادة 55).',
  },
  filers: ['owner', 'architect', 'company'],
  flow: 'reception',
  geometry: 'parcel',
  track: null,
  follows: WHAT_WAS_BUILT,
  instructor: GUICHET,
  stages: RECOLEMENT_STAGES,
  pieces: HABITATION_PIECES,
  avis: RECOLEMENT_AVIS,
  fees: [TOC_BALANCE],
  silence: { effect: 'granted', rule: SILENCE_GRANTS },
  act: 'permis_habiter',
})
