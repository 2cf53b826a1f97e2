// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { commandOf, type Keys, stepMetres } from '../../../web/map/draw/keyboard.ts'

const press = (key: string, more: Partial<Keys> = {}): Keys => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

describe('drawing by keys alone', () => {
  test('arrows move the crosshair: up is north, Shift is fine, Ctrl is fast', () => {
    expect(commandOf(press('ArrowUp'))).toEqual({ type: 'step', dx: 0, dy: 1, pace: 'normal' })
    expect(commandOf(press('ArrowLeft', { shiftKey: true }))).toEqual({ type: 'step', dx: -1, dy: 0, pace: 'fine' })
    expect(commandOf(press('ArrowDown', { ctrlKey: true }))).toEqual({ type: 'step', dx: 0, dy: -1, pace: 'fast' })
  })

  test('a fine step is ten centimetres at any scale, the others follow the scale', () => {
    expect(stepMetres('fine', 300)).toBe(0.1)
    expect(stepMetres('normal', 0.25)).toBe(2)
    expect(stepMetres('fast', 0.25)).toBe(16)
  })

  test('Enter puts, Backspace and Delete take away, Escape lets go', () => {
    expect(['Enter', 'Backspace', 'Delete', 'Escape'].map((key) => commandOf(press(key))?.type)).toEqual([
      'put',
      'erase',
      'erase',
      'abandon',
    ])
  })

  test('Ctrl+Z goes back, Ctrl+Y and Ctrl+Shift+Z go forward, with Cmd too', () => {
    expect(commandOf(press('z', { ctrlKey: true }))?.type).toBe('undo')
    expect(commandOf(press('Z', { ctrlKey: true, shiftKey: true }))?.type).toBe('redo')
    expect(commandOf(press('y', { metaKey: true }))?.type).toBe('redo')
  })

  test('plus and minus stay with the map, Alt with the browser', () => {
    expect(commandOf(press('+'))).toBeNull()
    expect(commandOf(press('ArrowLeft', { altKey: true }))).toBeNull()
    expect(commandOf(press('r', { ctrlKey: true }))).toBeNull()
  })
})
