import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { avis } from '../avis.ts'
import { type Draft, procedure } from '../define.ts'
import { COMMUNE_SERVICE } from '../instructors.ts'
import { plausible, SILENCE_SAYS_NOTHING } from '../laws.ts'
import { REGULATED_SHOP_PIECES, SHOP_PIECES, TRANSFER_PIECES } from '../pieces/economic.ts'
import { totalAlone, totalBeforeCommission, totalNotFound } from '../stages.ts'

type Shared = 'family' | 'geometry' | 'track' | 'silence'
const trade = (own: Omit<Draft, Shared>): ProcedureDefinition =>
  procedure({
    family: 'economic',
    geometry: 'premises',
    track: null,
    silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
    ...own,
  })

export const declaration = trade({
  code: 'declaration',
  number: 'E1',
  nameFr: 'Activité sur simple déclaration',
  nameAr: 'نشاط خاضع لتصريح بسيط',
  purpose: {
    fr: 'Ouvrir une activité qui ne demande qu’une déclaration à la commune.',
    ar: 'فتح نشاط لا يستلزم سوى التصريح لدى الجماعة.',
  },
  filers: ['owner', 'company'],
  flow: 'declaration',
  instructor: COMMUNE_SERVICE,
  stages: [],
  pieces: SHOP_PIECES,
  fees: [
    {
      code: 'taxe_professionnelle',
      nameFr: 'Taxe professionnelle',
      nameAr: 'الرسم المهني',
      rule: plausible('Établie par la direction générale des impôts.', 'تفرضها المديرية العامة للضرائب.'),
    },
  ],
  extension: null,
  act: 'recepisse_declaration',
})

export const activite = trade({
  code: 'activite',
  number: 'E5',
  nameFr: 'Activité réglementée courante',
  nameAr: 'نشاط مقنن اعتيادي',
  purpose: {
    fr: 'Ouvrir un café, un restaurant, un hammam ou une autre activité réglementée.',
    ar: 'فتح مقهى أو مطعم أو حمام أو نشاط مقنن آخر.',
  },
  filers: ['owner', 'company'],
  flow: 'commission',
  instructor: COMMUNE_SERVICE,
  stages: [totalNotFound(totalBeforeCommission)],
  pieces: REGULATED_SHOP_PIECES,
  avis: [avis('commune', plausible('Commission de la commune.', 'لجنة الجماعة.'))],
  fees: [
    {
      code: 'debit_boissons',
      nameFr: 'Taxe sur les débits de boissons',
      nameAr: 'الرسم على محال بيع المشروبات',
      rule: plausible('2 à 10 % des recettes.', 'من 2 إلى 10% من المداخيل.'),
    },
  ],
  act: 'autorisation_activite',
})

export const boissons = trade({
  code: 'boissons',
  number: 'E11',
  nameFr: 'Débit de boissons',
  nameAr: 'محل لبيع المشروبات',
  purpose: {
    fr: 'Exploiter un débit de boissons ; alcoolisées, l’autorisation est celle du gouverneur.',
    ar: 'استغلال محل لبيع المشروبات؛ وبالنسبة للكحولية يرجع الترخيص إلى العامل.',
  },
  filers: ['company'],
  flow: 'simple',
  instructor: {
    kind: 'province',
    rule: plausible('Instruit par la préfecture ou la province.', 'تدرسه العمالة أو الإقليم.'),
  },
  stages: [totalNotFound(totalAlone)],
  pieces: REGULATED_SHOP_PIECES,
  act: 'autorisation_debit_boissons',
})

export const transfert = trade({
  code: 'transfert',
  number: 'E12',
  nameFr: 'Transfert, cession ou fermeture',
  nameAr: 'نقل أو تفويت أو إغلاق',
  purpose: {
    fr: 'Transférer, céder ou clore une autorisation économique.',
    ar: 'نقل رخصة اقتصادية أو تفويتها أو إنهاؤها.',
  },
  filers: ['owner', 'company'],
  flow: 'simple',
  instructor: COMMUNE_SERVICE,
  stages: [totalNotFound(totalAlone)],
  pieces: TRANSFER_PIECES,
  act: 'autorisation_transfert',
})
