import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import { useWords } from '../../text/words.ts'

/** « Lambert zone 1 (Nord Maroc) · EPSG:26191 » */
export function ZoneName({ srid }: { readonly srid: LegalSrid }) {
  const { nameOf } = useWords()
  return (
    <>
      {nameOf(legalZone(srid))} <small dir="ltr">EPSG:{srid}</small>
    </>
  )
}
