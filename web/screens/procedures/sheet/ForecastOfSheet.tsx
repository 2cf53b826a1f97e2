import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Track } from '../../../../api/contract/procedures/definition.ts'
import { useForecastWords } from '../../../text/useForecastWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { CommuneField } from '../../dossiers/CommuneField.tsx'
import { ForecastPart } from '../../forecast/ForecastPart.tsx'
import { usePlace } from '../choose/usePlace.ts'
import { Part } from './Part.tsx'

type ForecastOfSheetProps = { readonly code: string; readonly tracks: readonly (Track | null)[] }

/** How long it may take in the commune one chooses, track by track; the address keeps the commune. */
export function ForecastOfSheet({ code, tracks }: ForecastOfSheetProps) {
  const say = useForecastWords()
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  const { commune: chosen } = useSearch({ from: '/demarches/$code' })
  const navigate = useNavigate({ from: '/demarches/$code' })
  const commune = usePlace(chosen).data
  return (
    <Part title={say('title')} intro={say('choose')}>
      <CommuneField
        chosen={commune ? { code: commune.code, name: nameOf(commune) } : null}
        onChoose={(next) =>
          void navigate({ search: (now) => ({ ...now, commune: next?.code }), replace: true, resetScroll: false })
        }
      />
      {commune &&
        tracks.map((track) => (
          <div key={track ?? 'any'}>
            {track && <h3>{sayLaw(`tracks.${track}`)}</h3>}
            <ForecastPart procedure={code} commune={commune.code} track={track ?? undefined} />
          </div>
        ))}
    </Part>
  )
}
