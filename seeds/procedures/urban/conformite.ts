import { RECOLEMENT_AVIS } from '../avis.ts'
import { procedure } from '../define.ts'
import { TOC_BALANCE } from '../fees.ts'
import { WHAT_WAS_BUILT } from '../follows.ts'
import { GUICHET } from '../instructors.ts'
import { sourced } from '../laws.ts'
import { HABITATION_PIECES } from '../pieces/works.ts'
import { RECOLEMENT_STAGES } from '../receptionStages.ts'

export const conformite = procedure({
  code: 'conformite',
  number: 'U14',
  family: 'urban',
  nameFr: 'Certificat de conformité',
  nameAr: 'شهادة المطابقة',
  purpose: {
    fr: 'Utiliser un bâtiment qui n’est pas d’habitation, après récolement ou attestation de l’architecte (loi 12-90, art. 55).',
    ar: 'استعمال بناية غير معدة للسكن، بعد المعاينة أو شهادة المهندس المعماري (القانون رقم 12.90، المادة 55).',
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
  silence: {
    effect: 'none',
    rule: sourced(
      'Loi 12-90, art. 55 : passé un mois, l’autorité locale peut se substituer à la demande du pétitionnaire ; le silence ne vaut pas accord.',
      'القانون رقم 12.90، المادة 55: بعد شهر يمكن للسلطة المحلية الحلول بطلب من المعني؛ ولا يعتبر السكوت موافقة.',
    ),
  },
  act: 'certificat_conformite',
})
