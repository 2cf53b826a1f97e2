import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import { ProblemReport } from '../../../web/screens/frame/ProblemReport.tsx'
import { ReportContent } from '../../../web/screens/report/ReportContent.tsx'
import { SearchBox } from '../../../web/screens/search/SearchBox.tsx'
import { ZoneChoice } from '../../../web/screens/verify/confirm/ZoneChoice.tsx'
import { EMPTY_DRAFT } from '../../../web/screens/verify/project/draft.ts'
import { ProjectActions, ProjectStep } from '../../../web/screens/verify/project/ProjectStep.tsx'
import { Around, browserParts, serviceOf } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const text = () => (document.body.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ')

const ring = [
  [-7.6, 33.5],
  [-7.599, 33.5],
  [-7.599, 33.501],
  [-7.6, 33.5],
]
const geometry = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
const REPORT: ReportAnswer = {
  id: '01a20b84-a3e0-7fce-a1d7-08675cd924d0',
  createdAt: '2026-11-24T09:00:00Z',
  verdict: 'noncompliant',
  on: '2026-11-24',
  tolerance: { positionM: 7, because: 'geographic_source', sliverM: 0.25 },
  parcel: { geometry, legal: { srid: 26191, geometry }, areaM2: 12_407.32, perimeterM: 93.58 },
  commune: { code: '06.141.01.41', nameFr: 'Aïn-Chock', nameAr: 'عين الشق', outline: 'approximate' },
  project: { levels: 3 },
  checks: [
    {
      rule: 'FOOTPRINT_RATIO',
      verdict: 'noncompliant',
      relation: 'inside',
      article: 'art. 8',
      because: { fr: 'Trop large.', ar: 'واسع جدا.' },
      measured: 0.42,
      limit: 0.35,
      unit: 'ratio',
      overlapM2: 812.4,
      overlapShare: 0.0655,
      at: geometry,
      evidence: { plan: 'PA-7', version: '2', dataDate: '2026-03-12' },
    },
  ],
  ruleVersions: { FOOTPRINT_RATIO: 1 },
  seal: 'c0ffee',
}

describe('the report in words', () => {
  test('gives every finding its figure, limit, article, plan version, data date, overlap and the tolerance', () => {
    render(<ReportContent report={REPORT} focused={null} onFocus={() => undefined} />, { wrapper: Around })
    const said = text()
    const owed = ['0,420', '0,350', 'art. 8', 'PA-7', 'version 2', '12/03/2026', '812,40 m²', '7 m', '0,25 m', 'c0ffee']
    expect(owed.filter((figure) => !said.includes(figure))).toEqual([])
    expect(said).toMatch(/6,[56] %/)
    expect(said).toContain('1 ha 24 a 07 ca (12 407,32 m²)')
    expect(said).toContain('contour approximatif')
  })

  test('says each verdict in a word, not only in a colour', () => {
    render(<ReportContent report={REPORT} focused={null} onFocus={() => undefined} />, { wrapper: Around })
    const finding = screen.getByRole('heading', { level: 4 }).closest('li')
    expect(finding && within(finding).getByText('Non conforme')).toBeTruthy()
  })

  test('asks the map for the place of a finding, and lets go of it', () => {
    const onFocus = vi.fn()
    const { rerender } = render(<ReportContent report={REPORT} focused={null} onFocus={onFocus} />, { wrapper: Around })
    fireEvent.click(screen.getByRole('button', { name: 'Voir sur la carte' }))
    rerender(<ReportContent report={REPORT} focused={0} onFocus={onFocus} />)
    fireEvent.click(screen.getByRole('button', { name: 'Voir sur la carte' }))
    expect(onFocus.mock.calls).toEqual([[0], [null]])
  })

  test('is whole in Arabic', () => {
    render(
      <Around language="ar">
        <ReportContent report={REPORT} focused={null} onFocus={() => undefined} />
      </Around>,
    )
    expect(text()).toContain('واسع جدا.')
    expect(text()).toContain('عين الشق')
    expect(text()).not.toMatch(/Conforme|Parcelle|Limite/)
  })
})

describe('the project form', () => {
  const common = {
    draft: EMPTY_DRAFT,
    onDraft: () => undefined,
    footprint: { drawn: false, drawing: false, onDrawing: () => undefined, onClear: () => undefined },
    problem: null,
    onShowPlace: () => undefined,
    heading: null,
  }

  test('reads a decimal comma and Arabic digits, and keeps what was typed', async () => {
    const onCheck = vi.fn()
    const onDraft = vi.fn()
    render(
      <Around>
        <ProjectStep {...common} onCheck={onCheck} onDraft={onDraft} />
        <ProjectActions busy={false} onSkip={() => undefined} />
      </Around>,
    )
    fireEvent.input(screen.getByLabelText('Hauteur (m)'), { target: { value: '١٠٫٥' } })
    fireEvent.input(screen.getByLabelText('Nombre de niveaux'), { target: { value: '3' } })
    expect(onDraft).toHaveBeenLastCalledWith(expect.objectContaining({ heightM: '١٠٫٥', levels: '3' }))
    fireEvent.click(screen.getByRole('button', { name: 'Lancer la vérification' }))
    await waitFor(() => expect(onCheck).toHaveBeenCalled())
    expect(onCheck.mock.calls[0]?.[0]).toMatchObject({ heightM: '١٠٫٥', levels: '3', use: '' })
    expect(text()).toContain('soit R+2')
  })

  test('does not send a figure that is none, and says how to write it', async () => {
    const onCheck = vi.fn()
    render(
      <Around>
        <ProjectStep {...common} onCheck={onCheck} />
        <ProjectActions busy={false} onSkip={() => undefined} />
      </Around>,
    )
    fireEvent.input(screen.getByLabelText('Nombre de niveaux'), { target: { value: '3,5' } })
    fireEvent.click(screen.getByRole('button', { name: 'Lancer la vérification' }))
    expect(await screen.findByText('Écrivez un nombre entier.')).toBeTruthy()
    expect(onCheck).not.toHaveBeenCalled()
  })
})

describe('a problem', () => {
  test('says what, where and what now, and offers the place on the map', () => {
    const onShowPlace = vi.fn()
    const problem = { code: 'SPIKE', status: 422, detail: { fr: 'Une pointe.', ar: 'نتوء.' }, at: [-7.6, 33.5] }
    render(<ProblemReport problem={problem} onShowPlace={onShowPlace} />, { wrapper: Around })
    expect(screen.getByRole('alert').textContent).toContain('Une pointe.')
    expect(text()).toContain('33.500000° N, 7.600000° W')
    expect(text()).toContain('Corrigez ce point')
    fireEvent.click(screen.getByRole('button', { name: 'Voir le point sur la carte' }))
    expect(onShowPlace).toHaveBeenCalledWith([-7.6, 33.5])
  })

  test.each([
    [401, 'Connectez-vous, puis revenez'],
    [403, 'Vérifiez au nom de qui vous agissez'],
    [404, 'Vérifiez l’adresse'],
    [500, 'Réessayez dans un instant'],
  ])('asks nobody to correct what is refused for who asks, or is not there (%i)', (status, now) => {
    const problem = { code: 'SOMETHING', status, detail: { fr: 'Refusé.', ar: 'مرفوض.' } }
    render(<ProblemReport problem={problem} />, { wrapper: Around })
    expect(text()).toContain(now)
    expect(text()).not.toContain('Corrigez ce point')
  })
})

describe('the choice of a zone', () => {
  test('names the commune each zone would put the parcel in, and chooses none by itself', () => {
    const onChoose = vi.fn()
    const candidates = [
      { srid: 26191, commune: { nameFr: 'Aïn Leuh', nameAr: 'عين اللوح' } },
      { srid: 26192, commune: null },
    ] as const
    render(<ZoneChoice candidates={candidates} chosen={null} busy={false} onChoose={onChoose} />, { wrapper: Around })
    const radios = screen.getAllByRole('radio')
    expect(radios.some((radio) => (radio as HTMLInputElement).checked)).toBe(false)
    expect(text()).toContain('dans la commune de Aïn Leuh')
    expect(text()).toContain('hors des communes connues')
    fireEvent.click(screen.getByLabelText(/zone 2/))
    expect(onChoose).toHaveBeenCalledWith(26192)
  })
})

describe('the search box', () => {
  const found = {
    kind: 'parcel',
    id: 'p1',
    nameFr: 'Titre 906125/C',
    nameAr: 'الرسم 906125/C',
    hintFr: 'Aïn-Chock',
    hintAr: 'عين الشق',
    bbox: null,
    point: [-7.6, 33.5],
  }

  test('is worked with the keyboard alone', async () => {
    const onChoose = vi.fn()
    const client = serviceOf({ '/api/search': { status: 200, body: { results: [{ ...found, id: 'p0' }, found] } } })
    render(
      <Around client={client}>
        <SearchBox onChoose={onChoose} />
      </Around>,
    )
    const box = screen.getByRole('combobox')
    fireEvent.focus(box)
    fireEvent.change(box, { target: { value: '906125' } })
    await screen.findAllByRole('option')
    fireEvent.keyDown(box, { key: 'ArrowDown' })
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(onChoose).toHaveBeenCalledWith(found)
  })

  test('says what to try when nothing is found', async () => {
    const client = serviceOf({ '/api/search': { status: 200, body: { results: [] } } })
    render(
      <Around client={client}>
        <SearchBox onChoose={() => undefined} />
      </Around>,
    )
    fireEvent.focus(screen.getByRole('combobox'))
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'zzzz' } })
    expect(await screen.findByText(/Aucun résultat pour « zzzz »/)).toBeTruthy()
  })
})
