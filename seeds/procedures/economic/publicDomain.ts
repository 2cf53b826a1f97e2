import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { avis, PUBLIC_DOMAIN_NETWORKS } from '../avis.ts'
import { type Draft, procedure, VALIDITY_NOT_FOUND } from '../define.ts'
import { amountNotFound, OTDP, OTDP_RATE_NOT_FOUND } from '../fees.ts'
import { COMMUNE_SERVICE } from '../instructors.ts'
import { plausible, SILENCE_SAYS_NOTHING, unknown } from '../laws.ts'
import { ANTENNA_PIECES, EVENT_PIECES, OCCUPATION_PIECES, SIGN_PIECES, TRENCH_PIECES } from '../pieces/economic.ts'
import { totalAlone, totalBeforeCommission, totalNotFound } from '../stages.ts'
import { A_YEAR, THE_DATES_ASKED } from '../validity.ts'

type Shared = 'family' | 'track' | 'instructor' | 'silence'
const onPublicDomain = (own: Omit<Draft, Shared>): ProcedureDefinition =>
  procedure({
    family: 'economic',
    track: null,
    instructor: COMMUNE_SERVICE,
    silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
    ...own,
  })

export const occupation = onPublicDomain({
  code: 'occupation',
  number: 'E6',
  nameFr: 'Occupation temporaire du domaine public communal',
  nameAr: 'رخصة الاحتلال المؤقت للملك العمومي الجماعي',
  purpose: {
    fr: 'Occuper le domaine public pour une terrasse, un kiosque, un chantier ou une construction temporaire.',
    ar: 'احتلال الملك العمومي من أجل شرفة أو كشك أو ورش أو بناء مؤقت.',
  },
  filers: ['owner', 'company'],
  flow: 'simple',
  geometry: 'area',
  stages: [
    totalAlone(
      null,
      unknown(
        'Délai national non trouvé ; à Salé (Bettana), pour une construction, deux semaines après l’approbation de la tutelle.',
        'لم يعثر على أجل وطني؛ وبسلا (بطانة)، بالنسبة للبناء، أسبوعان بعد مصادقة سلطة الوصاية.',
      ),
    ),
  ],
  pieces: OCCUPATION_PIECES,
  fees: [OTDP],
  validity: [A_YEAR],
  act: 'autorisation_occupation',
})

export const tranchee = onPublicDomain({
  code: 'tranchee',
  number: 'E7',
  nameFr: 'Ouverture de tranchées',
  nameAr: 'رخصة الحفر بالملك العمومي',
  purpose: {
    fr: 'Ouvrir la voie publique pour poser ou réparer un réseau, puis la remettre en état.',
    ar: 'حفر الطريق العمومية لمد شبكة أو إصلاحها ثم إعادة الحالة إلى ما كانت عليه.',
  },
  filers: ['operator'],
  flow: 'commission',
  geometry: 'line',
  stages: [totalNotFound(totalBeforeCommission)],
  pieces: TRENCH_PIECES,
  avis: [
    ...PUBLIC_DOMAIN_NETWORKS,
    avis('commune', plausible('Service de la voirie ; police.', 'مصلحة الطرق؛ والشرطة.')),
  ],
  fees: [
    OTDP_RATE_NOT_FOUND,
    amountNotFound({ code: 'caution', nameFr: 'Caution de remise en état', nameAr: 'ضمانة إعادة الحالة' }),
  ],
  validity: [THE_DATES_ASKED],
  act: 'autorisation_tranchee',
})

export const antenne = onPublicDomain({
  code: 'antenne',
  number: 'E8',
  nameFr: 'Antennes, mâts et armoires de télécommunications',
  nameAr: 'لاقطات هوائية وصوار وخزائن الاتصالات',
  purpose: {
    fr: 'Installer une antenne, un mât ou une armoire, sur le domaine public ou un bâtiment.',
    ar: 'تثبيت لاقط هوائي أو صار أو خزانة على الملك العمومي أو على بناية.',
  },
  filers: ['operator'],
  flow: 'commission',
  geometry: 'point',
  stages: [totalNotFound(totalBeforeCommission)],
  pieces: ANTENNA_PIECES,
  avis: [avis('civil_protection', plausible('Protection civile.', 'الوقاية المدنية.'))],
  fees: [OTDP_RATE_NOT_FOUND],
  validity: [VALIDITY_NOT_FOUND],
  act: 'autorisation_antenne',
})

export const affichage = onPublicDomain({
  code: 'affichage',
  number: 'E9',
  nameFr: 'Affichage publicitaire et enseignes',
  nameAr: 'الإشهار واللوحات',
  purpose: {
    fr: 'Poser un panneau publicitaire ou une enseigne.',
    ar: 'تثبيت لوحة إشهارية أو يافطة.',
  },
  filers: ['company'],
  flow: 'simple',
  geometry: 'point',
  stages: [totalNotFound(totalAlone)],
  pieces: SIGN_PIECES,
  fees: [OTDP_RATE_NOT_FOUND],
  validity: [A_YEAR],
  act: 'autorisation_affichage',
})

export const evenement = onPublicDomain({
  code: 'evenement',
  number: 'E10',
  nameFr: 'Stationnement réservé, déménagement, tournage, événement',
  nameAr: 'وقوف مخصص أو ترحيل أو تصوير أو تظاهرة',
  purpose: {
    fr: 'Réserver quelques jours une partie du domaine public.',
    ar: 'تخصيص جزء من الملك العمومي لبضعة أيام.',
  },
  filers: ['owner', 'company'],
  flow: 'simple',
  geometry: 'area',
  stages: [totalNotFound(totalAlone)],
  pieces: EVENT_PIECES,
  fees: [OTDP_RATE_NOT_FOUND],
  validity: [THE_DATES_ASKED],
  act: 'autorisation_evenement',
})
