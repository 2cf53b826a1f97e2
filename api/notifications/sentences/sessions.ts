import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { SittingNotice } from '../../contract/notifications.ts'
import { whenIn } from './names.ts'
import type { Sentences } from './sentences.ts'

/** What is said of the sessions of commissions, in both languages. */
type OfSessions = Pick<Sentences, 'session_convened' | 'session_changed' | 'session_cancelled'>

const whenFr = (text: string) => whenIn(text, 'fr')
const whenAr = (text: string) => whenIn(text, 'ar')

const whereFr = ({ startsAt, place, room }: SittingNotice) =>
  `le ${whenFr(startsAt)} (heure du Maroc), ${place}${room && ', ou à distance dans la salle en direct'}`
const whereAr = ({ startsAt, place, room }: SittingNotice) =>
  `يوم ${whenAr(startsAt)} (بتوقيت المغرب)، ${place}${room && '، أو عن بعد في القاعة المباشرة'}`

const beyond = ({ count, dossiers }: SittingNotice) => Number(count) > dossiers.split(', ').length
const whatFr = (said: SittingNotice) =>
  said.dossiers ? ` À l’ordre du jour : ${said.dossiers}${beyond(said) ? '…' : ''}.` : ''
const whatAr = (said: SittingNotice) =>
  said.dossiers ? ` في جدول الأعمال: ${said.dossiers}${beyond(said) ? '…' : ''}.` : ''

export const SESSIONS_IN_FRENCH: OfSessions = {
  session_convened: {
    title: 'Convocation à une séance de commission',
    text: (said) =>
      `La commission de ${said.unitFr} se réunit ${whereFr(said)}.${whatFr(said)} Dites si vous venez, ou qui vient pour votre organisme.`,
    open: 'Répondre à la convocation',
  },
  session_changed: {
    title: 'Une séance de commission a changé',
    text: (said) =>
      `La commission de ${said.unitFr} se réunit désormais ${whereFr(said)}. Motif : ${said.reason}.${whatFr(said)} Répondez de nouveau.`,
    open: 'Répondre à la convocation',
  },
  session_cancelled: {
    title: 'Une séance de commission n’a pas lieu comme prévu',
    text: (said) =>
      said.reason === ''
        ? `Vous n’êtes plus convoqué à la séance de la commission de ${said.unitFr} prévue ${whereFr(said)} : plus aucun de vos dossiers n’est à son ordre du jour.`
        : `La séance de la commission de ${said.unitFr} prévue ${whereFr(said)} est ${said.forGood ? 'annulée' : 'reportée à une date qui vous sera communiquée'}. Motif : ${said.reason}.`,
    open: 'Voir mes convocations',
  },
}

export const SESSIONS_IN_ARABIC: OfSessions = {
  session_convened: {
    title: 'استدعاء لجلسة لجنة',
    text: (said) =>
      `تجتمع لجنة ${said.unitAr} ${whereAr(said)}.${whatAr(said)} أخبرونا هل تحضرون أو من يحضر باسم هيئتكم.`,
    open: 'الجواب على الاستدعاء',
  },
  session_changed: {
    title: 'تغيير في جلسة لجنة',
    text: (said) =>
      `أصبحت لجنة ${said.unitAr} تجتمع ${whereAr(said)}. السبب: ${said.reason}.${whatAr(said)} أجيبوا من جديد.`,
    open: 'الجواب على الاستدعاء',
  },
  session_cancelled: {
    title: 'جلسة لجنة لن تنعقد كما كان مقررا',
    text: (said) =>
      said.reason === ''
        ? `لم تعودوا مستدعين لجلسة لجنة ${said.unitAr} المقررة ${whereAr(said)}: لم يبق أي من ملفاتكم في جدول أعمالها.`
        : `جلسة لجنة ${said.unitAr} المقررة ${whereAr(said)} ${said.forGood ? 'ألغيت' : 'أجلت إلى تاريخ سيعلن لكم'}. السبب: ${said.reason}.`,
    open: 'عرض استدعاءاتي',
  },
}

/** The line a calendar shows. */
export const SITTING_TITLE: Readonly<Record<keyof Bilingual, (said: SittingNotice) => string>> = {
  fr: ({ unitFr }) => `Commission de ${unitFr}`,
  ar: ({ unitAr }) => `لجنة ${unitAr}`,
}
