import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { type Draft, procedure } from '../define.ts'
import { THE_WORKS } from '../follows.ts'
import { SILENCE_SAYS_NOTHING, sourced } from '../laws.ts'
import { SITE_PIECES } from '../pieces/works.ts'

type Own = Pick<Draft, 'code' | 'nameFr' | 'nameAr' | 'purpose' | 'act'>

const declaration = (own: Own): ProcedureDefinition =>
  procedure({
    number: 'U18',
    family: 'urban',
    filers: ['architect', 'engineer'],
    flow: 'declaration',
    geometry: 'parcel',
    track: null,
    follows: THE_WORKS,
    instructor: {
      kind: 'commune',
      rule: sourced(
        'Loi 66-12 : déposée à la commune, copie à l’autorité locale.',
        'القانون رقم 66.12: يودع لدى الجماعة وتوجه نسخة إلى السلطة المحلية.',
      ),
    },
    stages: [],
    pieces: SITE_PIECES,
    silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
    extension: null,
    ...own,
  })

export const chantier = declaration({
  code: 'chantier',
  nameFr: 'Déclaration d’ouverture de chantier',
  nameAr: 'التصريح بافتتاح الورش',
  purpose: {
    fr: 'Annoncer le début des travaux, 48 heures avant (RGC 2013, annexe 6) ; signée de l’architecte ou, pour un lotissement, de l’ingénieur.',
    ar: 'الإعلان عن بداية الأشغال قبلها بـ48 ساعة (الضابط العام للبناء 2013، الملحق 6)؛ بتوقيع المهندس المعماري أو المهندس بالنسبة للتجزئة.',
  },
  act: 'recepisse_ouverture_chantier',
})

export const fermetureChantier = declaration({
  code: 'fermeture_chantier',
  nameFr: 'Déclaration de fermeture de chantier',
  nameAr: 'التصريح باختتام الورش',
  purpose: {
    fr: 'Annoncer la fin des travaux, signée de l’architecte ou, pour un lotissement, de l’ingénieur.',
    ar: 'الإعلان عن نهاية الأشغال بتوقيع المهندس المعماري أو المهندس بالنسبة للتجزئة.',
  },
  act: 'recepisse_fermeture_chantier',
})
