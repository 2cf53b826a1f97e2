import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

const ButtonAnchor = (props: ButtonProps & Omit<ComponentProps<'a'>, keyof ButtonProps>) => (
  <Button component="a" {...props} />
)

/** A way to another screen that looks like an action: a true link, for the keyboard, the wheel and the screen reader. */
export const ButtonLink = createLink(ButtonAnchor)
