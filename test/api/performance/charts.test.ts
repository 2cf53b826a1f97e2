import { expect, test } from 'vitest'
import { delaySteps, stepOf } from '../../../api/contract/performance/charts/delayScale.ts'
import { lineChart } from '../../../api/contract/performance/charts/lineChart.ts'

const series = (...values: (number | null)[]) => ({ id: 'gp', mark: 'disc' as const, dashed: false, values })

test('values stand at their height over their quarter: 0 at the bottom, the highest tick at the top', () => {
  // 264 wide less 40 and 24 leaves 200; 130 high less 8 and 22 leaves 100; ticks 0, 10, 20, 30, 40.
  const chart = lineChart({ width: 264, height: 130, series: [series(0, 20, 40)], labels: ['a', 'b', 'c'] })
  expect(chart.ticks.map(({ value }) => value)).toEqual([0, 10, 20, 30, 40])
  expect(chart.lines[0]?.path).toBe('M40 108L140 58L240 8')
})

test('time runs from right to left where the language does', () => {
  const given = { width: 264, height: 130, series: [series(0, 20, 40)], labels: ['a', 'b', 'c'], rightToLeft: true }
  expect(lineChart(given).lines[0]?.path).toBe('M224 108L124 58L24 8')
})

test('a quarter without a value breaks the line and is drawn nowhere', () => {
  const chart = lineChart({ width: 264, height: 130, series: [series(10, null, 40)], labels: ['a', 'b', 'c'] })
  expect(chart.lines[0]?.path).toBe('M40 83M240 8')
  expect(chart.lines[0]?.dots).toHaveLength(2)
})

test('a chart without any value still has its axes', () => {
  const chart = lineChart({ width: 264, height: 130, series: [series(null)], labels: ['a'] })
  expect(chart.ticks.map(({ value }) => value)).toEqual([0, 1])
  expect(chart.lines[0]?.path).toBe('')
})

test('the legal limit is the fourth break: at it one is in time, over it late', () => {
  expect(delaySteps(30).map(({ from }) => from)).toEqual([null, 10, 20, 30, 40, 60, 90])
  expect(delaySteps(15).map(({ late }) => late)).toEqual([false, false, false, true, true, true, true])
  expect([9.9, 10, 29.9, 30, 30.1, 40, 200].map((days) => stepOf(days, 30))).toEqual([0, 0, 2, 2, 3, 3, 6])
})

test('where no limit is sourced no step is late', () => {
  expect(delaySteps(null).some(({ late }) => late)).toBe(false)
})
