import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useReport } from '../../api/queries.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SideSheet } from '../../ui/SideSheet.tsx'
import { useBuildable } from '../envelope/useBuildable.ts'
import classes from '../frame/frame.module.css'
import { HomeLink } from '../frame/HomeLink.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MapStage } from '../map/MapStage.tsx'
import { useAddressView } from '../map/useAddressView.ts'
import { keepDraft, keepOutline } from '../verify/kept.ts'
import { draftOf } from '../verify/project/draft.ts'
import { PrintedMap } from './PrintedMap.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportPanel } from './ReportPanel.tsx'
import { useReportScene } from './useReportScene.ts'

/** A report by its link: what anyone who is given it can read, share and print. */
export function ReportScreen() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/rapports/$id' })
  const { view } = useSearch({ from: '/rapports/$id' })
  const navigate = useNavigate({ from: '/rapports/$id' })
  const report = useReport(id)
  const [focused, setFocused] = useState<number | null>(null)
  const [restored] = useState(view !== undefined)
  const [picture, setPicture] = useState<Blob | null>(null)
  const buildable = useBuildable()
  const scene = useReportScene(report.data ?? null, focused, setFocused, buildable)
  const commune = report.data?.commune
  useTitle(commune ? `${t('report.pageTitle')} · ${nameOf(commune)}` : t('report.pageTitle'))

  const shown = useAddressView(
    view,
    useCallback((next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true }), [navigate]),
  )
  const again = () => {
    if (report.data) keepDraft(draftOf(report.data.project))
    keepOutline('footprint', null)
    void navigate({ to: '/verifier', search: { step: 'project', from: id } })
  }

  if (report.error && problemOf(report.error).status === 404) return <ReportNotFound />
  return (
    <main id="content" className={classes.stage} tabIndex={-1} data-wide>
      <SideSheet
        start="full"
        makeWay={focused === null ? undefined : String(focused)}
        foot={report.data ? <ReportActions report={report.data} onAgain={again} /> : undefined}
      >
        {report.data && <PrintedMap picture={picture} />}
        <ReportPanel report={report} focused={focused} onFocus={setFocused} buildable={buildable} />
      </SideSheet>
      <MapStage
        {...shown}
        scene={scene}
        onPicture={setPicture}
        covered="bottom"
        restored={restored}
        label={t('report.page')}
      />
    </main>
  )
}

function ReportNotFound() {
  const { t } = useWords()
  useTitle(t('report.notFoundTitle'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <EmptyState title={t('report.notFoundTitle')} text={t('report.notFoundText')}>
        <HomeLink />
      </EmptyState>
    </main>
  )
}
