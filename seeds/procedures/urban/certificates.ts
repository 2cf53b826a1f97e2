import { type Draft, procedure } from '../define.ts'
import { amountNotFound } from '../fees.ts'
import { COMMUNE_SERVICE } from '../instructors.ts'
import { plausible, SILENCE_SAYS_NOTHING } from '../laws.ts'
import { ALIGNMENT_PIECES, CERTIFICATE_PIECES, CONNECTION_PIECES } from '../pieces/works.ts'
import { totalNotFound, totalOfInformation } from '../stages.ts'

type Shared = 'family' | 'flow' | 'geometry' | 'track' | 'stages' | 'silence' | 'extension'

const LOOKED_UP: Pick<Draft, Shared> = {
  family: 'urban',
  flow: 'information',
  geometry: 'parcel',
  track: null,
  stages: [totalNotFound(totalOfInformation)],
  silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
  extension: null,
}

export const attestation = procedure({
  ...LOOKED_UP,
  code: 'attestation',
  number: 'U22',
  nameFr: 'Certificat administratif',
  nameAr: 'شهادة إدارية',
  purpose: {
    fr: 'Attester qu’une opération n’est pas soumise à l’autorisation de lotir ou de morceler (loi 25-90, art. 35 et 61).',
    ar: 'الإشهاد بأن العملية لا تخضع لإذن التجزئة أو التقسيم (القانون رقم 25.90، المادتان 35 و61).',
  },
  filers: ['notary', 'owner'],
  instructor: COMMUNE_SERVICE,
  pieces: CERTIFICATE_PIECES,
  act: 'certificat_administratif',
})

export const alignement = procedure({
  ...LOOKED_UP,
  code: 'alignement',
  number: 'U23',
  nameFr: 'Feuille d’alignement',
  nameAr: 'ورقة التصفيف',
  purpose: {
    fr: 'Connaître l’alignement d’une voie au droit d’un terrain. Elle n’est pas exigée pour un permis et ne peut le bloquer.',
    ar: 'معرفة تصفيف الطريق أمام قطعة أرضية. ليست مطلوبة للرخصة ولا يمكن أن توقفها.',
  },
  filers: ['surveyor', 'owner'],
  instructor: COMMUNE_SERVICE,
  pieces: ALIGNMENT_PIECES,
  act: 'feuille_alignement',
})

export const raccordement = procedure({
  ...LOOKED_UP,
  code: 'raccordement',
  number: 'U24',
  nameFr: 'Attestation de raccordement',
  nameAr: 'شهادة الربط بالشبكات',
  purpose: {
    fr: 'Attester le raccordement à l’eau, à l’électricité et à l’assainissement.',
    ar: 'الإشهاد على الربط بشبكات الماء والكهرباء والتطهير.',
  },
  filers: ['owner', 'company'],
  instructor: {
    kind: 'network_operator',
    rule: plausible(
      'Société régionale multiservices ou ONEE, selon le territoire.',
      'الشركة الجهوية متعددة الخدمات أو المكتب الوطني للكهرباء والماء الصالح للشرب حسب المجال الترابي.',
    ),
  },
  pieces: CONNECTION_PIECES,
  fees: [
    amountNotFound({ code: 'participation', nameFr: 'Participation au raccordement', nameAr: 'المساهمة في الربط' }),
  ],
  act: 'attestation_raccordement',
})
