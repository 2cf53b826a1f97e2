import type { RateKind } from '../../api/contract/fees/rates.ts'

export type KnownTariff = {
  /** A commune of the census, or an agency of the register of bodies. */
  readonly commune?: string
  readonly agency?: string
  readonly reference: string
  readonly source: string
  readonly rates: Readonly<Partial<Record<RateKind, number>>>
}

/**
 * What was read where a commune or an agency publishes it, and nothing else. The day of the decision was in none of them.
 * Casablanca writes « à partir de 10 DH » for housing groups and slum programmes: that is a bound and no rate, so it is not here.
 */
export const KNOWN: readonly KnownTariff[] = [
  {
    commune: '06.141.01.0',
    reference: 'Arrêté fiscal de Casablanca (numéro et date à confirmer)',
    source: 'casablancacity.ma, article 283',
    rates: { toc_collective: 2_000, toc_individual: 2_500, toc_restoration: 50_000 },
  },
  {
    agency: 'au.berrechid',
    reference: 'Conditions générales de vente de l’agence urbaine de Berrechid (date à confirmer)',
    source: 'Site de l’agence urbaine de Berrechid',
    rates: { agency_floor: 300, agency_land: 300 },
  },
]

const EXAMPLE = 'Exemple de la démonstration : aucun arrêté de cette commune n’a été lu'
const RATES = { toc_individual: 2_000, toc_collective: 1_500, toc_group: 1_000, toc_restoration: 30_000 } as const

/** Of the three towns and their agencies, where nothing was read: examples, marked so wherever they are shown. */
export const EXAMPLES: readonly KnownTariff[] = [
  {
    commune: '06.141.01.0',
    reference: 'Arrêté fiscal de démonstration',
    source: EXAMPLE,
    rates: { toc_group: 1_000, tol: 400, otdp_site: 4_000, otdp_place: 6_000 },
  },
  ...['09.001.01.01', '11.321.01.03'].map((commune) => ({
    commune,
    reference: 'Arrêté fiscal de démonstration',
    source: EXAMPLE,
    rates: { ...RATES, tol: 300, otdp_site: 3_000, otdp_place: 4_000 },
  })),
  ...['au.casablanca', 'au.agadir', 'au.laayoune'].map((agency) => ({
    agency,
    reference: 'Décision de rémunération de démonstration',
    source: 'Exemple de la démonstration : la décision de cette agence n’a pas été lue',
    rates: { agency_floor: 300, agency_land: 300 },
  })),
]
