import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useWords } from '../../text/words.ts'
import { SideSheet } from '../../ui/SideSheet.tsx'
import { Steps } from '../../ui/Steps.tsx'
import classes from '../frame/frame.module.css'
import { useTitle } from '../frame/useTitle.ts'
import { MapStage } from '../map/MapStage.tsx'
import { useAddressView } from '../map/useAddressView.ts'
import { FileDrop } from './locate/FileDrop.tsx'
import { StepBody } from './StepBody.tsx'
import { StepFoot } from './StepFoot.tsx'
import { useVerification } from './useVerification.ts'
import { STEPS, type Step } from './verifySearch.ts'

/** How much of a phone the sheet takes: all to read, little while a finger works on the map. */
const START = { reading: 'full', pointing: 'peek', working: 'half' } as const

/** Locate, confirm, describe, read: one step in the sheet, the map beside it all along, the state in the address. */
export function VerifyScreen() {
  const { t } = useWords()
  const navigate = useNavigate({ from: '/verifier' })
  const search = useSearch({ from: '/verifier' })
  const work = useVerification()
  const { step, reachable } = work
  const onMap = step === 'locate' && (search.way === 'draw' || search.way === 'pick')
  const stance = step === 'report' ? 'reading' : onMap ? 'pointing' : 'working'
  const [restored] = useState(search.view !== undefined && step !== 'locate')
  useTitle(`${t(`verify.${step}`)} · ${t('verify.pageTitle')}`)

  const shown = useAddressView(
    search.view,
    useCallback((next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true }), [navigate]),
  )
  const open = (id: Step) => (reachable.includes(id) ? () => work.goTo({ step: id }) : null)

  return (
    <main
      id="content"
      className={classes.stage}
      tabIndex={-1}
      data-wide={step === 'report' || (step === 'locate' && search.way === 'draw') || undefined}
    >
      <FileDrop onFile={work.dropFile} />
      <SideSheet
        head={
          <Steps
            label={t('verify.steps')}
            current={step}
            steps={STEPS.map((id) => ({ id, label: t(`verify.${id}`), onOpen: open(id) }))}
          />
        }
        foot={<StepFoot work={work} />}
        start={START[stance]}
        key={stance}
        makeWay={[work.focused, work.land.place].filter((shown) => shown !== null).join()}
      >
        <StepBody work={work} />
      </SideSheet>
      <MapStage {...shown} scene={work.scene} covered="bottom" restored={restored} />
    </main>
  )
}
