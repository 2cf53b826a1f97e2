import type { Kysely } from 'kysely'
import { legalZone } from '../../spatial/crs/legalZones.ts'
import { titleNumber } from '../../spatial/territory/titleNumber.ts'
import { type TypedPlace, typedCoordinates } from '../../spatial/territory/typedCoordinates.ts'
import type { CommuneAnswer, SearchAnswer } from '../contract/territory.ts'
import type { Database } from '../db/tables.ts'
import { communeAt, communesFound, type PlaceFound, placesFound, type TitleFound, titlesFound } from './queries.ts'

type Found = SearchAnswer['results'][number]

const MOST = 12

const KIND = {
  urban: { fr: 'commune', ar: 'جماعة' },
  rural: { fr: 'commune rurale', ar: 'جماعة قروية' },
  arrondissement: { fr: 'arrondissement', ar: 'مقاطعة' },
} as const

const TITLE_KIND = {
  title: { fr: 'titre foncier', ar: 'رسم عقاري' },
  requisition: { fr: 'réquisition', ar: 'مطلب تحفيظ' },
  unregistered: { fr: 'parcelle non immatriculée', ar: 'قطعة غير محفظة' },
} as const

const joined = (separator: string, ...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null).join(separator)

function presentCommune(commune: CommuneAnswer): Found {
  const kind = KIND[commune.kind]
  return {
    kind: 'commune',
    id: commune.code,
    nameFr: commune.nameFr,
    nameAr: commune.nameAr,
    hintFr: `${kind.fr}, ${commune.province.nameFr}`,
    hintAr: `${kind.ar}، ${commune.province.nameAr}`,
    bbox: commune.bbox,
    point: null,
  }
}

const presentPlace = (place: PlaceFound): Found => ({
  kind: 'place',
  id: String(place.id),
  nameFr: place.name,
  nameAr: place.name,
  hintFr: joined(', ', 'localité', place.communeFr),
  hintAr: joined('، ', 'مكان', place.communeAr),
  bbox: null,
  point: [...place.point],
})

const presentTitle = (title: TitleFound): Found => ({
  kind: 'parcel',
  id: title.id,
  nameFr: title.number,
  nameAr: title.number,
  hintFr: joined(', ', TITLE_KIND[title.kind].fr, title.communeFr),
  hintAr: joined('، ', TITLE_KIND[title.kind].ar, title.communeAr),
  bbox: [...title.bbox],
  point: null,
})

const metres = (value: number) => value.toFixed(2)

async function presentCoordinates(db: Kysely<Database>, { at, srid, typed }: TypedPlace): Promise<Found> {
  const commune = await communeAt(db, at)
  const [one, two] = typed
  const name = srid === null ? `${one.toFixed(6)}, ${two.toFixed(6)}` : `X ${metres(one)} Y ${metres(two)}`
  const zone = srid === null ? { nameFr: 'latitude, longitude', nameAr: 'خط العرض، خط الطول' } : legalZone(srid)
  return {
    kind: 'coordinates',
    id: `${srid ?? 4326}:${at[0].toFixed(7)},${at[1].toFixed(7)}`,
    nameFr: name,
    nameAr: name,
    hintFr: joined(', ', zone.nameFr, commune?.nameFr ?? null),
    hintAr: joined('، ', zone.nameAr, commune?.nameAr ?? null),
    bbox: null,
    point: [...at],
  }
}

/**
 * Answers one box for everything: coordinates (every Lambert zone they fit, never chosen for the person), a title
 * number, else communes and places by name or code.
 */
export async function search(db: Kysely<Database>, typed: string): Promise<SearchAnswer> {
  const places = typedCoordinates(typed)
  if (places.length > 0) return { results: await Promise.all(places.map((place) => presentCoordinates(db, place))) }
  const number = titleNumber(typed)
  if (number !== null) return { results: (await titlesFound(db, number, MOST)).map(presentTitle) }
  const communes = await communesFound(db, { q: typed, offset: 0, limit: MOST })
  const towns = await placesFound(db, typed, MOST)
  const exact = towns.filter(({ rank }) => rank >= 3)
  const others = towns.filter(({ rank }) => rank < 3)
  const first = communes.slice(0, Math.max(MOST - exact.length, MOST / 2))
  return { results: [...first.map(presentCommune), ...[...exact, ...others].map(presentPlace)].slice(0, MOST) }
}
