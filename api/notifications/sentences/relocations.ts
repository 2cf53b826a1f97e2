import type { Sentences } from './sentences.ts'

type OfRelocations = Pick<Sentences, 'dossier_relocated'>

export const RELOCATIONS_IN_FRENCH: OfRelocations = {
  dossier_relocated: {
    title: 'Un dossier change de commune',
    text: ({ number, title, fromFr, toFr, reason }) =>
      `${number === '' ? 'Brouillon' : `Dossier ${number}`}, « ${title} » : il passe de ${fromFr} à ${toFr}, qui l’instruit désormais. Motif : « ${reason} ». Son numéro, ses pièces et ses délais restent les mêmes.`,
    open: 'Voir le dossier',
  },
}

export const RELOCATIONS_IN_ARABIC: OfRelocations = {
  dossier_relocated: {
    title: 'ملف تغيرت جماعته',
    text: ({ number, title, fromAr, toAr, reason }) =>
      `${number === '' ? 'المسودة' : `الملف ${number}`}، «${title}»: انتقل من ${fromAr} إلى ${toAr} التي تتولى دراسته من الآن. السبب: «${reason}». يبقى رقمه ووثائقه وآجاله كما هي.`,
    open: 'عرض الملف',
  },
}
