import { months, procedure, workingDays } from '../define.ts'
import { amountNotFound } from '../fees.ts'
import { COMMUNE } from '../instructors.ts'
import { SILENCE_GRANTS, sourced } from '../laws.ts'
import { DEMOLITION_PIECES } from '../pieces/works.ts'
import { totalAlone } from '../stages.ts'
import { SIX_MONTHS_PRIVATE, TWELVE_MONTHS_PUBLIC } from '../validity.ts'

export const demolition = procedure({
  code: 'demolition',
  number: 'U11',
  family: 'urban',
  nameFr: 'Permis de démolition',
  nameAr: 'رخصة الهدم',
  purpose: {
    fr: 'Démolir tout ou partie d’un bâtiment, sur étude d’un ingénieur spécialisé.',
    ar: 'هدم بناية كليا أو جزئيا بناء على دراسة لمهندس مختص.',
  },
  filers: ['owner', 'architect', 'company'],
  flow: 'simple',
  geometry: 'parcel',
  track: null,
  instructor: COMMUNE,
  stages: [
    totalAlone(months(1), sourced('Décret 2-18-475, art. 14 : un mois.', 'المرسوم رقم 2.18.475، المادة 14: شهر واحد.')),
    {
      code: 'notification',
      track: null,
      from: 'sign',
      until: ['sign'],
      term: workingDays(2),
      holder: 'guichet',
      rule: sourced(
        'Décret 2-18-475 : copie à l’autorité locale et à la protection civile sous 2 jours ouvrables.',
        'المرسوم رقم 2.18.475: توجيه نسخة إلى السلطة المحلية والوقاية المدنية داخل يومي عمل.',
      ),
    },
  ],
  pieces: DEMOLITION_PIECES,
  fees: [amountNotFound({ code: 'demolition', nameFr: 'Droits de démolition', nameAr: 'رسوم الهدم' })],
  validity: [SIX_MONTHS_PRIVATE, TWELVE_MONTHS_PUBLIC],
  silence: { effect: 'granted', rule: SILENCE_GRANTS },
  act: 'permis_demolition',
})
