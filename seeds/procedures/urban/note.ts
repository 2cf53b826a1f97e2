import { procedure, workingDays } from '../define.ts'
import { AGENCY_NAME, amountNotFound } from '../fees.ts'
import { SILENCE_SAYS_NOTHING, superseded } from '../laws.ts'
import { NOTE_PIECES } from '../pieces/works.ts'
import { totalOfInformation } from '../stages.ts'
import { WHILE_THE_PLAN_LASTS } from '../validity.ts'

export const note = procedure({
  code: 'note',
  number: 'U1',
  family: 'urban',
  nameFr: 'Note de renseignements urbanistiques',
  nameAr: 'ورقة المعلومات التعميرية',
  purpose: {
    fr: 'Savoir ce que le plan permet sur un terrain. Chacun peut la demander si le plan est homologué ; sinon le propriétaire, ou avec son accord.',
    ar: 'معرفة ما يسمح به التصميم على قطعة أرضية. يمكن لأي شخص طلبها إذا كان التصميم مصادقا عليه؛ وإلا فالمالك أو بموافقته.',
  },
  filers: ['owner', 'architect', 'surveyor', 'engineer', 'company', 'notary'],
  flow: 'information',
  geometry: 'parcel',
  track: null,
  instructor: {
    kind: 'urban_agency',
    rule: superseded(
      'RGC 2013, art. 7 : délivrée par l’agence urbaine.',
      'الضابط العام للبناء 2013، المادة 7: تسلمها الوكالة الحضرية.',
    ),
  },
  stages: [
    totalOfInformation(
      workingDays(2),
      superseded('RGC 2013, art. 7 : 2 jours ouvrables.', 'الضابط العام للبناء 2013، المادة 7: يوما عمل.'),
    ),
  ],
  pieces: NOTE_PIECES,
  fees: [amountNotFound(AGENCY_NAME)],
  validity: [WHILE_THE_PLAN_LASTS],
  silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
  extension: null,
  act: 'note_renseignements',
})
