import type { Bilingual } from '../../../spatial/bilingual.ts'

/**
 * Who is compared with whom. Over 50,000 inhabitants a commune has a guichet of its own, and an arrondissement always
 * does; at 20,000 the number of signature keys of a service changes.
 */
export const POPULATION_CLASSES = ['all', 'guichet', 'middle', 'small'] as const
export type PopulationClass = (typeof POPULATION_CLASSES)[number]

export const CLASS_NAMES: Readonly<Record<PopulationClass, Bilingual>> = {
  all: { fr: 'Toutes les communes et tous les arrondissements', ar: 'جميع الجماعات والمقاطعات' },
  guichet: {
    fr: 'Plus de 50 000 habitants, et les arrondissements : guichet unique propre',
    ar: 'أكثر من 50000 نسمة والمقاطعات: شباك وحيد خاص',
  },
  middle: { fr: 'De 20 001 à 50 000 habitants', ar: 'من 20001 إلى 50000 نسمة' },
  small: { fr: '20 000 habitants au plus', ar: '20000 نسمة على الأكثر' },
}

type Sized = { readonly kind: 'urban' | 'rural' | 'arrondissement'; readonly population: number }

/** The class of a commune or an arrondissement. */
export function classOf({ kind, population }: Sized): Exclude<PopulationClass, 'all'> {
  if (kind === 'arrondissement' || population > 50_000) return 'guichet'
  return population > 20_000 ? 'middle' : 'small'
}
