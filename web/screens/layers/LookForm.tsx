import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type AgencyLayer, LAYER_VISIBILITIES, type LayerVisibility } from '../../../api/contract/layers.ts'
import { typedDay } from '../../text/figures.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { useWords } from '../../text/words.ts'
import forms from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { type Given, useAddLayer } from './layerQueries.ts'

type Source = { readonly service: Extract<Given, { service: unknown }>['service'] } | { readonly file: File }

type LookProps = {
  readonly bodyId: string
  readonly source: Source
  readonly suggested: string
  readonly onAdded: (layer: AgencyLayer) => void
}

const OPACITIES = [100, 80, 60, 40, 20] as const

/** What the layer is called, whose it is, who sees it. */
export function LookForm({ bodyId, source, suggested, onAdded }: LookProps) {
  const say = useLayerWords()
  const { t } = useWords()
  const add = useAddLayer()
  const [onceKey] = useState(() => crypto.randomUUID())
  const [lacking, setLacking] = useState(false)
  const [dayWrong, setDayWrong] = useState(false)
  const [words, setWords] = useState({
    ...{ titleFr: suggested.slice(0, 120), titleAr: '', attribution: '' },
    ...{ dataDate: '', legendFr: '', legendAr: '' },
  })
  const [visibility, setVisibility] = useState<LayerVisibility>('agency')
  const [opacity, setOpacity] = useState(80)
  const field = (name: keyof typeof words) => ({
    size: 'md' as const,
    value: words[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setWords((now) => ({ ...now, [name]: value })),
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const missing = [words.titleFr, words.titleAr, words.attribution].some((text) => text.trim() === '')
    setLacking(missing)
    if (missing) return
    const { dataDate: typed, legendFr, legendAr, ...named } = words
    const dataDate = typedDay(typed)
    const wrong = typed.trim() !== '' && !dataDate
    setDayWrong(wrong)
    if (wrong) return
    const look = {
      ...{ ...named, bodyId, visibility, opacity: opacity / 100 },
      ...{ dataDate, legendFr: legendFr || null, legendAr: legendAr || null },
    }
    add.mutate({ look, ...source, onceKey }, { onSuccess: onAdded })
  }
  return (
    <form className={forms.form} noValidate onSubmit={save}>
      <div className={forms.pair}>
        <TextInput label={say('desk.titleFr')} lang="fr" dir="ltr" maxLength={120} required {...field('titleFr')} />
        <TextInput label={say('desk.titleAr')} lang="ar" dir="rtl" maxLength={120} required {...field('titleAr')} />
        <TextInput label={say('desk.attribution')} maxLength={200} required {...field('attribution')} />
        <TextInput
          label={say('desk.dataDate')}
          inputMode="numeric"
          dir="ltr"
          maxLength={10}
          placeholder={t('frame.exampleDay')}
          {...field('dataDate')}
        />
        <NativeSelect
          size="md"
          label={say('desk.visible')}
          value={visibility}
          data={LAYER_VISIBILITIES.map((value) => ({ value, label: say(`desk.visibilities.${value}`) }))}
          onChange={({ currentTarget }) =>
            setVisibility(LAYER_VISIBILITIES.find((each) => each === currentTarget.value) ?? visibility)
          }
        />
        <NativeSelect
          size="md"
          label={say('desk.opacity')}
          value={String(opacity)}
          data={OPACITIES.map((each) => ({ value: String(each), label: `${each} %` }))}
          onChange={({ currentTarget }) => setOpacity(Number(currentTarget.value))}
        />
        <Textarea label={say('desk.legendFr')} lang="fr" dir="ltr" maxLength={2000} {...field('legendFr')} />
        <Textarea label={say('desk.legendAr')} lang="ar" dir="rtl" maxLength={2000} {...field('legendAr')} />
      </div>
      {lacking && <p role="alert">{say('desk.needed')}</p>}
      {dayWrong && <p role="alert">{say('desk.dayWrong')}</p>}
      <Refused error={add.error} />
      <div>
        <Button type="submit" size="md" loading={add.isPending}>
          {say('desk.save')}
        </Button>
      </div>
    </form>
  )
}
