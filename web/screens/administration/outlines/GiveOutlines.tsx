import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { LEGAL_ZONES } from '../../../../spatial/crs/legalZones.ts'
import { useOutlineWords } from '../../../text/useOutlineWords.ts'
import { useWords } from '../../../text/words.ts'
import forms from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import { DropFiles } from '../backlog/DropFiles.tsx'
import type { Reviewed } from './OutlinesScreen.tsx'
import { type Srid, usePreviewOutlines } from './outlineQueries.ts'

const SRIDS: readonly NonNullable<Srid>[] = [4326, ...LEGAL_ZONES.map(({ srid }) => srid)]

/** The file, and its coordinates when it does not say them. */
export function GiveOutlines({ onReviewed }: { readonly onReviewed: (reviewed: Reviewed) => void }) {
  const say = useOutlineWords()
  const { language } = useWords()
  const preview = usePreviewOutlines()
  const [srid, setSrid] = useState<Srid>(undefined)
  const give = ([file]: readonly File[]) => {
    if (file) preview.mutate({ file, srid }, { onSuccess: (report) => onReviewed({ file, srid, report }) })
  }
  const zones = LEGAL_ZONES.map((zone) => ({
    value: String(zone.srid),
    label: language === 'ar' ? zone.nameAr : zone.nameFr,
  }))
  return (
    <div className={forms.form}>
      <NativeSelect
        size="md"
        label={say('srid')}
        value={String(srid ?? '')}
        data={[{ value: '', label: say('sridSaid') }, { value: '4326', label: say('degrees') }, ...zones]}
        onChange={({ currentTarget }) => setSrid(SRIDS.find((one) => String(one) === currentTarget.value))}
      />
      <DropFiles
        label={say('give')}
        text={say('drop')}
        choose={say('choose')}
        hint={say('limits')}
        accept=".geojson,.json,.zip"
        busy={preview.isPending}
        onFiles={give}
      />
      <span role="status">{preview.isPending ? say('reading') : ''}</span>
      <Refused error={preview.error} />
    </div>
  )
}
