import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, describe, expect, test } from 'vitest'
import { useOutline } from '../../../web/map/draw/useOutline.ts'
import { VertexTable } from '../../../web/map/draw/VertexTable.tsx'

afterEach(cleanup)

function Sheet() {
  const [outline, dispatch] = useOutline()
  return (
    <>
      <VertexTable outline={outline} dispatch={dispatch} language="fr" />
      <output>{JSON.stringify(outline.draft)}</output>
    </>
  )
}

function open() {
  const words = createInstance()
  void words.use(initReactI18next).init({ lng: 'fr', resources: {}, initAsync: false })
  render(
    <I18nextProvider i18n={words}>
      <Sheet />
    </I18nextProvider>,
  )
}

const field = (label: string): HTMLInputElement => screen.getByLabelText(label)
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } })
const draft = () => JSON.parse(screen.getByRole('status').textContent ?? '')

function typeBorne(name: string, x: string, y: string) {
  type(`${name} X (m)`, x)
  type(`${name} Y (m)`, y)
  fireEvent.keyDown(field(`${name} Y (m)`), { key: 'Enter' })
}

describe('typing bornes', () => {
  test('Enter puts the borne and opens the next row', () => {
    open()
    typeBorne('B1', '300000', '330000')
    typeBorne('B2', '300030', '330000')
    expect(draft().positions).toEqual([
      [300000, 330000],
      [300030, 330000],
    ])
    expect(field('B3 X (m)').value).toBe('')
    expect(screen.getByText('30,00')).toBeTruthy()
  })

  test('a word instead of a figure is refused beside its row and puts nothing', () => {
    open()
    typeBorne('B1', '300000', 'sud')
    expect(screen.getByRole('alert').textContent).toContain('sud')
    expect(draft().positions).toEqual([])
  })

  test('degrees typed as metres are refused with the name of the zone', () => {
    open()
    typeBorne('B1', '-7,55', '33,54')
    expect(screen.getByRole('alert').textContent).toContain('Lambert zone 1')
  })

  test('correcting a row moves its borne once the row is left', () => {
    open()
    typeBorne('B1', '300000', '330000')
    type('B1 X (m)', '300001,5')
    expect(draft().positions).toEqual([[300000, 330000]])
    fireEvent.blur(field('B1 X (m)'))
    expect(draft().positions).toEqual([[300001.5, 330000]])
  })

  test('the zone can be chosen until the first borne and no longer', () => {
    open()
    const zone: HTMLSelectElement = screen.getByLabelText('Zone légale')
    fireEvent.change(zone, { target: { value: '26192' } })
    typeBorne('B1', '300000', '330000')
    expect(draft().srid).toBe(26192)
    expect(zone.disabled).toBe(true)
  })
})
