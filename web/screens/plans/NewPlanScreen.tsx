import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { isLegalSrid, LEGAL_ZONES, type LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import forms from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { AdministrationSection } from '../administration/AdministrationSection.tsx'
import { DropFiles } from '../administration/backlog/DropFiles.tsx'
import { type ChosenCommune, CommuneField } from '../dossiers/CommuneField.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { useGivePlan } from './planQueries.ts'
import classes from './plans.module.css'

/** The file of a plan is given: where it lies, then its bytes. */
export function NewPlanScreen() {
  const say = usePlanWords()
  useTitle(say('give.title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <AdministrationSection needs={['plans.prepare']}>{() => <GivePlan />}</AdministrationSection>
    </main>
  )
}

function GivePlan() {
  const say = usePlanWords()
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const giving = useGivePlan()
  const [commune, setCommune] = useState<ChosenCommune | null>(null)
  const [srid, setSrid] = useState<LegalSrid | null>(null)
  const [asked, setAsked] = useState(false)
  const once = useRef(crypto.randomUUID())
  const give = ([file]: readonly File[]) => {
    setAsked(true)
    if (!file || !commune) return
    giving.mutate(
      { file, communeCode: commune.code, srid, onceKey: once.current },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/plans/preparation/$id', params: { id }, search: { etape: 'mapping' } }),
        onError: () => {
          once.current = crypto.randomUUID()
        },
      },
    )
  }
  return (
    <div className={forms.form}>
      <h1>{say('give.title')}</h1>
      <div className={forms.pair}>
        <CommuneField
          chosen={commune}
          error={asked && !commune ? say('give.communeFirst') : undefined}
          onChoose={setCommune}
        />
        <NativeSelect
          size="md"
          label={say('give.srid')}
          value={String(srid ?? '')}
          data={[
            { value: '', label: say('give.sridSaid') },
            ...LEGAL_ZONES.map((zone) => ({
              value: String(zone.srid),
              label: nameOf(zone),
            })),
          ]}
          onChange={({ currentTarget }) => {
            const chosen = Number(currentTarget.value)
            setSrid(isLegalSrid(chosen) ? chosen : null)
          }}
        />
      </div>
      <DropFiles
        label={say('file')}
        text={say('give.text')}
        choose={say('give.choose')}
        hint={say('give.hint')}
        accept=".zip,.geojson,.json,.gpkg,.dxf"
        busy={giving.isPending}
        onFiles={give}
      />
      {giving.isPending && <Notice role="status">{say('give.reading')}</Notice>}
      <Refused error={giving.error} />
    </div>
  )
}
