import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { avis } from '../avis.ts'
import { days, procedure } from '../define.ts'
import { TOC_REGULARISED } from '../fees.ts'
import { COMMUNE } from '../instructors.ts'
import { NO_DELAY_FOUND, plausible, SILENCE_SAYS_NOTHING, sourced, unknown } from '../laws.ts'
import { REGULARISATION_PIECES } from '../pieces/works.ts'
import { totalBeforeCommission } from '../stages.ts'

type Dated = Pick<ProcedureDefinition, 'filing' | 'stages'>

const regularisation = (dated: Dated): ProcedureDefinition =>
  procedure({
    code: 'regularisation',
    number: 'U12',
    family: 'urban',
    nameFr: 'Permis de régularisation',
    nameAr: 'رخصة تسوية وضعية البناية',
    purpose: {
      fr: 'Régulariser une construction non réglementaire ; tient lieu de permis d’habiter ou de certificat de conformité (décret 2-18-475, art. 9).',
      ar: 'تسوية وضعية بناية غير قانونية؛ وتقوم مقام رخصة السكن أو شهادة المطابقة (المرسوم رقم 2.18.475، المادة 9).',
    },
    filers: ['owner', 'architect', 'company'],
    flow: 'commission',
    geometry: 'parcel',
    track: null,
    instructor: COMMUNE,
    pieces: REGULARISATION_PIECES,
    avis: [
      avis(
        'urban_agency',
        sourced(
          'Décret 2-18-475, art. 8 : délivré après l’accord de l’agence urbaine.',
          'المرسوم رقم 2.18.475، المادة 8: تسلم بعد موافقة الوكالة الحضرية.',
        ),
        { binding: true },
      ),
    ],
    fees: [TOC_REGULARISED],
    silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
    act: 'permis_regularisation',
    ...dated,
  })

/** The text before decree 2-23-103 was not read. */
export const regularisationBefore2023 = regularisation({
  filing: {
    opens: null,
    closes: null,
    after: null,
    rule: unknown(
      'Fenêtre de dépôt avant le décret 2-23-103 : non trouvée.',
      'أجل الإيداع قبل المرسوم رقم 2.23.103: لم يعثر عليه.',
    ),
  },
  stages: [totalBeforeCommission(null, NO_DELAY_FOUND)],
})

export const regularisationSince2023 = regularisation({
  filing: {
    opens: '2023-05-08',
    closes: '2025-05-08',
    after: null,
    rule: plausible(
      'Deux ans ouverts par le décret 2-23-103 du 08-05-2023 ; comptés ici de la date du décret, le jour de sa publication et une prorogation n’ayant pas été trouvés.',
      'سنتان فتحهما المرسوم رقم 2.23.103 بتاريخ 08-05-2023؛ محتسبتان هنا من تاريخ المرسوم، إذ لم يعثر على يوم نشره ولا على تمديد.',
    ),
  },
  stages: [
    totalBeforeCommission(
      days(60),
      sourced(
        'Décret 2-18-475, art. 8 (modifié par 2-23-103) : 60 jours, après l’accord de l’agence urbaine. Comptés ici du dépôt, en jours du calendrier ; une autre lecture les compte de cet accord : à confirmer.',
        'المرسوم رقم 2.18.475، المادة 8 (كما غير بالمرسوم رقم 2.23.103): 60 يوما بعد موافقة الوكالة الحضرية. محتسبة هنا من الإيداع بأيام التقويم؛ وتحتسبها قراءة أخرى من هذه الموافقة: في انتظار التأكيد.',
      ),
    ),
  ],
})
