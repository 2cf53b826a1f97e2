import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { CLASSE_2_AVIS } from '../avis.ts'
import { type Draft, days, procedure } from '../define.ts'
import { amountNotFound } from '../fees.ts'
import { COMMUNE_SERVICE } from '../instructors.ts'
import { plausible, SILENCE_GRANTS, SILENCE_SAYS_NOTHING, sourced } from '../laws.ts'
import { CLASSE_INQUIRY_PIECES, CLASSE_PIECES } from '../pieces/economic.ts'
import { totalAlone, totalBeforeCommission, totalNotFound } from '../stages.ts'

type Shared = 'family' | 'filers' | 'geometry' | 'track'
const classe = (own: Omit<Draft, Shared>): ProcedureDefinition =>
  procedure({ family: 'economic', filers: ['owner', 'company'], geometry: 'premises', track: null, ...own })

export const classe3 = classe({
  code: 'classe3',
  number: 'E2',
  nameFr: 'Établissement classé de 3e classe',
  nameAr: 'مؤسسة مرتبة من الصنف الثالث',
  purpose: {
    fr: 'Exploiter un établissement insalubre, incommode ou dangereux de 3e classe (dahir du 25-08-1914).',
    ar: 'استغلال مؤسسة مضرة بالصحة أو مزعجة أو خطيرة من الصنف الثالث (ظهير 25-08-1914).',
  },
  flow: 'simple',
  instructor: COMMUNE_SERVICE,
  stages: [totalAlone(days(30), plausible('Loi 55-19 : plafond de 30 jours.', 'القانون رقم 55.19: سقف 30 يوما.'))],
  pieces: CLASSE_PIECES,
  silence: { effect: 'granted', rule: SILENCE_GRANTS },
  act: 'autorisation_classe3',
})

export const classe2 = classe({
  code: 'classe2',
  number: 'E3',
  nameFr: 'Établissement classé de 2e classe',
  nameAr: 'مؤسسة مرتبة من الصنف الثاني',
  purpose: {
    fr: 'Exploiter un établissement de 2e classe, après enquête commodo-incommodo (dahir du 25-08-1914).',
    ar: 'استغلال مؤسسة من الصنف الثاني بعد بحث المنافع والمضار (ظهير 25-08-1914).',
  },
  flow: 'commission',
  instructor: COMMUNE_SERVICE,
  stages: [
    totalBeforeCommission(
      days(60),
      plausible(
        'Loi 55-19 : plafond de 60 jours, durée de l’enquête en sus.',
        'القانون رقم 55.19: سقف 60 يوما، تضاف إليها مدة البحث.',
      ),
    ),
  ],
  pieces: CLASSE_INQUIRY_PIECES,
  avis: CLASSE_2_AVIS,
  fees: [
    amountNotFound({
      code: 'publication',
      nameFr: 'Frais de publication de l’enquête',
      nameAr: 'مصاريف نشر البحث',
    }),
  ],
  silence: { effect: 'granted', rule: SILENCE_GRANTS },
  act: 'autorisation_classe2',
})

export const classe1 = classe({
  code: 'classe1',
  number: 'E4',
  nameFr: 'Établissement classé de 1re classe',
  nameAr: 'مؤسسة مرتبة من الصنف الأول',
  purpose: {
    fr: 'Exploiter un établissement de 1re classe (dahir du 25-08-1914).',
    ar: 'استغلال مؤسسة من الصنف الأول (ظهير 25-08-1914).',
  },
  flow: 'simple',
  instructor: {
    kind: 'ministry',
    rule: sourced('Instruit par le ministère de l’Équipement.', 'تدرسه وزارة التجهيز.'),
  },
  stages: [totalNotFound(totalAlone)],
  pieces: CLASSE_INQUIRY_PIECES,
  silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
  act: 'autorisation_classe1',
})
