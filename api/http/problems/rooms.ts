import type { ProblemKind } from '../problemCodes.ts'

/** Refusals at the door of a live room. */
export const ROOM_PROBLEMS = {
  NO_ROOM: {
    status: 409,
    title: 'No room',
    detail: {
      fr: 'Cette séance se tient sur place : elle n’a pas de salle à distance. Le guichet peut en prévoir une tant qu’elle n’est pas ouverte.',
      ar: 'تنعقد هذه الجلسة حضوريا: ليست لها قاعة عن بعد. يمكن للشباك برمجة قاعة ما لم تفتتح الجلسة.',
    },
  },
  ROOM_SHUT: {
    status: 409,
    title: 'Room shut',
    detail: {
      fr: 'La salle ouvre quand la séance est convoquée et ferme avec elle. Ce qui y a été dessiné et dit se relit ensuite.',
      ar: 'تفتح القاعة عند استدعاء الجلسة وتغلق معها. ويمكن بعد ذلك الاطلاع على ما رسم وقيل فيها.',
    },
  },
  ROOM_FULL: {
    status: 503,
    title: 'Room full',
    detail: {
      fr: 'Il n’y a plus de place dans cette salle, ou vous y êtes déjà par trop de fenêtres. Fermez-en une, puis recommencez.',
      ar: 'لم يبق مكان في هذه القاعة، أو أنكم دخلتموها من نوافذ كثيرة. أغلقوا إحداها ثم أعيدوا المحاولة.',
    },
  },
} as const satisfies Record<string, ProblemKind>
