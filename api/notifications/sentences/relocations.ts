import { dossiers as counted } from './arabicCounts.ts'
import type { Sentences } from './sentences.ts'

type OfRelocations = Pick<Sentences, 'dossier_relocated'>

export const RELOCATIONS_IN_FRENCH: OfRelocations = {
  dossier_relocated: {
    title: 'Changement de commune',
    text: ({ count, dossiers, fromFr, toFr, reason }) =>
      `${
        Number(count) === 1 ? `Le dossier ${dossiers} passe` : `${count} dossiers passent`
      } de ${fromFr} à ${toFr}, qui ${Number(count) === 1 ? 'l’instruit désormais' : `les instruit désormais : ${dossiers}`}. Motif : « ${reason} ». Les numéros, les pièces et les délais restent les mêmes.`,
    open: 'Voir',
  },
}

export const RELOCATIONS_IN_ARABIC: OfRelocations = {
  dossier_relocated: {
    title: 'تغيير الجماعة',
    text: ({ count, dossiers, fromAr, toAr, reason }) =>
      `${
        Number(count) === 1
          ? `انتقل الملف ${dossiers}`
          : `${Number(count) === 2 ? 'انتقل' : 'انتقلت'} ${counted(count)}`
      } من ${fromAr} إلى ${toAr} التي تتولى الدراسة من الآن${Number(count) === 1 ? '' : `: ${dossiers}`}. السبب: «${reason}». تبقى الأرقام والوثائق والآجال كما هي.`,
    open: 'عرض',
  },
}
