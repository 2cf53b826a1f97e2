import type { Locator, Page } from 'playwright-core'

/** Whoever has no mouse: what is named gets the focus, then keys alone. */
export class Keys {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(button: Locator): Promise<void> {
    await button.focus()
    await this.page.keyboard.press('Enter')
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.focus()
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.type(text)
  }

  /** Goes down or up a list of choices until the value is the one that is meant. */
  async choose(select: Locator, value: string): Promise<void> {
    await select.focus()
    const steps = await select.evaluate((list, meant) => {
      if (!(list instanceof HTMLSelectElement)) throw new Error('no list of choices')
      const to = [...list.options].findIndex((option) => option.value === meant)
      if (to < 0) throw new Error(`no choice ${meant}: ${[...list.options].map((option) => option.value).join(', ')}`)
      return to - list.selectedIndex
    }, value)
    for (let left = Math.abs(steps); left > 0; left -= 1)
      await this.page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
  }

  async give(button: Locator, file: { readonly name: string; readonly buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.press(button)
    await (await chooser).setFiles({ ...file, mimeType: 'application/octet-stream' })
  }
}
