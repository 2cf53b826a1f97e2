import { NativeSelect } from '@mantine/core'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { useDocuments } from '../../documents/documentQueries.ts'
import { isPdf } from '../../sheets/sheetDocuments.ts'
import { type Surface, THE_MAP } from './surface.ts'

/** The plans of a dossier that a board can lie on. */
export function usePlans(dossierId: string) {
  const { data } = useDocuments(dossierId)
  return (data ?? []).filter((one) => one.withdrawnAt === null && isPdf(one))
}

type SurfaceChoiceProps = {
  readonly dossierId: string
  readonly surface: Surface
  readonly onSurface: (surface: Surface) => void
}

/** The map, or one of the plans. */
export function SurfaceChoice({ dossierId, surface, onSurface }: SurfaceChoiceProps) {
  const say = useRoomWords()
  const plans = usePlans(dossierId)
  if (plans.length === 0) return null
  return (
    <NativeSelect
      label={say('board.surface')}
      value={surface.on === 'map' ? '' : surface.documentId}
      data={[
        { value: '', label: say('board.map') },
        ...plans.map(({ id, fileName }) => ({ value: id, label: fileName })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        onSurface(value === '' ? THE_MAP : { on: 'sheet', documentId: value, page: 1 })
      }
    />
  )
}
