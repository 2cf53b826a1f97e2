import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { About } from '../../contract/complements.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'

const GROUND: Bilingual = { fr: 'Terrain', ar: 'الأرض' }

type Named = { readonly about: About; readonly what: string | null }

/** What an item is about, by its name; null for a fact, which the interface names. */
export function itemName({ about, what }: Named, definition: ProcedureDefinition | null): Bilingual | null {
  if (about === 'parcel') return GROUND
  const piece = about === 'piece' && definition?.pieces.find(({ code }) => code === what)
  return piece ? { fr: piece.nameFr, ar: piece.nameAr } : null
}
